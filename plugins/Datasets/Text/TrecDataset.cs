using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Text;

/// <summary>TREC's questions with the kind of their answers.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class TrecDataset(TrecOptions options, IDataFolder data, ILogger<TrecDataset> log)
    : TextDataset(Id, options, options.OnBadSample, data, log), IDownloadable
{
    private const string Id = "trec";

    private static readonly PublishedFile TrainingFile = new(
        "train_5500.label",
        new Uri("https://cogcomp.seas.upenn.edu/Data/QA/QC/train_5500.label"),
        "9e4c8bdcaffb96ed61041bd64b564183d52793a8e91d84fc3a8646885f466ec3");

    private static readonly PublishedFile TestFile = new(
        "TREC_10.label",
        new Uri("https://cogcomp.seas.upenn.edu/Data/QA/QC/TREC_10.label"),
        "033f22c028c2bbba9ca682f68ffe204dc1aa6e1cf35dd6207f2d4ca67f0d0e8e");

    private readonly TrecOptions options = options;

    /// <inheritdoc/>
    public IReadOnlyList<DataFile> Files => [TrainingFile.Download(Id), TestFile.Download(Id)];

    internal override TextCatalog ReadCatalog()
    {
        TextRows training = Read(TrainingFile), test = Read(TestFile);
        string[] classes = ClassNames.For(training);
        const string Source = "among those of the training file";
        return new TextCatalog
        {
            Splits = FileSplits.For(
                ClassNames.Apply(training, classes, Source),
                null,
                ClassNames.Apply(test, classes, Source),
                options.ValidationShare,
                options.Seed),
            Classes = classes,
        };
    }

    private TextRows Read(PublishedFile file)
    {
        (byte[] content, string path) = file.Read(PathOf(options.Path), Id, options.Verify);
        return TextRows.From(LineFile.Read(content, path, TextEncoding.Latin1).Select(Question), options.EmptyLines);
    }

    // COARSE:fine question
    private (TextSample, string?) Question(TextLine line)
    {
        int space = line.Text.IndexOf(' ', StringComparison.Ordinal), colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(line.Text))
        {
            return (new TextSample(line.Where, ""), null);
        }
        if (colon <= 0 || space <= colon + 1)
        {
            return (new TextSample(line.Where, ""), "it does not begin with a label such as LOC:city and a space");
        }
        string name = options.Labels == TrecLabels.Coarse ? line.Text[..colon] : line.Text[..space];
        return (new TextSample(line.Where, line.Text[(space + 1)..]) { Class = name }, null);
    }
}

/// <summary>The options of <c>trec</c>.</summary>
public sealed record TrecOptions : TextFileOptions
{
    [NonSemantic]
    [Description(SharedDescriptions.Folder)]
    [Required]
    public string Path { get; init; } = "trec";

    [Description("Whether the classes are the 6 coarse or the 50 fine ones.")]
    public TrecLabels Labels { get; init; } = TrecLabels.Coarse;

    [Description(SharedDescriptions.Verify)]
    public bool Verify { get; init; } = true;
}

/// <summary>Which of TREC's two labels are the classes.</summary>
public enum TrecLabels
{
    /// <summary>The six kinds of answers, such as <c>LOC</c>.</summary>
    Coarse,

    /// <summary>The fifty finer ones, such as <c>LOC:city</c>.</summary>
    Fine,
}
