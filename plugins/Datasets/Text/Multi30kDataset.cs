using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Options;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text;

/// <summary>Multi30k: descriptions of pictures in English and German.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class Multi30kDataset(Multi30kOptions options, IDataFolder data, ILogger<Multi30kDataset> log)
    : TextDataset(Multi30kFiles.Id, options, options.OnBadSample, data, log), IDownloadable
{
    private readonly Multi30kOptions options = options;

    /// <inheritdoc/>
    public IReadOnlyList<DataFile> Files => [.. Multi30kFiles.All.Select(file => file.Download(Multi30kFiles.Id))];

    internal override TextCatalog ReadCatalog() => new()
    {
        Splits = Enum.GetValues<SplitName>().ToDictionary(split => split, Read),
        License = "not stated; the pictures: non-commercial research and education",
    };

    private TextRows Read(SplitName split)
    {
        (PublishedFile english, PublishedFile german) = Multi30kFiles.For(split);
        (PublishedFile source, PublishedFile target) = options.Source == Multi30kLanguage.En ? (english, german) : (german, english);
        (List<TextLine> texts, string path) = Lines(source);
        (List<TextLine> others, string otherPath) = Lines(target);
        if (texts.Count != others.Count)
        {
            throw new NebulaException(
                "NB3143",
                $"there are {texts.Count} lines, but {others.Count} in {otherPath}.",
                path,
                $"Line n of both must say the same: run 'nebula data fetch {Multi30kFiles.Id}'.");
        }
        return TextRows.From(texts.Zip(others, Pair), options.EmptyLines);
    }

    private (List<TextLine>, string Path) Lines(PublishedFile file)
    {
        (byte[] content, string path) = file.Read(PathOf(options.Path), Multi30kFiles.Id, options.Verify);
        return (LineFile.Read(content, path, TextEncoding.Utf8), path);
    }

    private static (TextSample, string?) Pair(TextLine text, TextLine other)
    {
        Place where = text.Problem is null && other.Problem is not null ? other.Where : text.Where;
        return (new TextSample(where, text.Text) { Other = other.Text }, text.Problem ?? other.Problem);
    }
}
