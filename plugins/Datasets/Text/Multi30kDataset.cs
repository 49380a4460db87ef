using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Errors;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

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

/// <summary>The options of <c>multi30k</c>.</summary>
public sealed record Multi30kOptions : TranslationOptions
{
    [NonSemantic]
    [Description(SharedDescriptions.Folder)]
    [Required]
    public string Path { get; init; } = "multi30k";

    [Description("The language of the input; translation gives the other one.")]
    public Multi30kLanguage Source { get; init; } = Multi30kLanguage.En;

    [Description(SharedDescriptions.Verify)]
    public bool Verify { get; init; } = true;

    [Description(SharedDescriptions.EmptyLines)]
    public EmptyLines EmptyLines { get; init; } = EmptyLines.Skip;

    [Description(SharedDescriptions.BadSample)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    private protected override bool HasClasses => false;
}

/// <summary>A language of Multi30k.</summary>
public enum Multi30kLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,
}

/// <summary>The published files of Multi30k: task 1, raw, at one commit of its repository.</summary>
internal static class Multi30kFiles
{
    /// <summary>The dataset's id and folder.</summary>
    public const string Id = "multi30k";

    private const string Root = "https://github.com/multi30k/dataset/raw/a3d2e0d26b56f3846f66a952536ffed4e401d05a/data/task1/raw/";

    private static readonly Dictionary<SplitName, (PublishedFile English, PublishedFile German)> Files = new()
    {
        [SplitName.Training] = (
            File(
                "train.en.gz",
                "460a15fbd157e34a7a9957ee388c1ca247fe47af3ef25fb50442af6c274e0fc6",
                "d79cfa999dd4c51d2cb42499b6796d5a882c3a8a961923c25a898c90f8bbd56f"),
            File(
                "train.de.gz",
                "2c2b73fd2b548fbcde3a875e0a78d6ee94d498bfdee6bd3eae3945779e9ddf72",
                "726e39b2fa9eb9ffb6dc763fb35a179f80fae06ffc5d28b6ace5faa883de28a6")),
        [SplitName.Validation] = (
            File(
                "val.en.gz",
                "1f2a23d992769b5b3d209b0a10dd0b77c08cceb1f20dfb97ed0aafa49d107227",
                "14f7d25ddd868909a9213e361768460edcacdd6ab9d1e77b92560dc10c10dc28"),
            File(
                "val.de.gz",
                "660e09eb7e1da2f856ea13ee5ad3cf6d36b3d5b0b733c857e94c5747a3dfc660",
                "f0cba2f995189cf5770f29a8a9a537a3ad3f51657ad873405082ff6863a5e75a")),
        [SplitName.Test] = (
            File(
                "test_2016_flickr.en.gz",
                "399a4382932c1aadd3ceb9bef1008d388a64c76d4ae4e9d4728c6f4301cac182",
                "611d361c6334bc7246101d48097c13cf5c4413c5befc793cc629934359d532d9"),
            File(
                "test_2016_flickr.de.gz",
                "4be6b5b3236b79c25475c6bb829800a7ce559e9ba7a1f6c2394fe4d40be46d16",
                "9204244e408ccb38d2a55cfcd344df15005fc42a07a6e55ca6c52b6ababb8cc8")),
    };

    /// <summary>All files.</summary>
    public static IEnumerable<PublishedFile> All => Files.Values.SelectMany(pair => new[] { pair.English, pair.German });

    /// <summary>The two files of a split.</summary>
    public static (PublishedFile English, PublishedFile German) For(SplitName split) => Files[split];

    private static PublishedFile File(string name, string content, string archive) => new(name, new Uri(Root + name), content, archive);
}
