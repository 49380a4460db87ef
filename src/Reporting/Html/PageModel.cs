using NebulaBench.Reporting.Blocks;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Html;

/// <summary>What the page's program reads: a summary and its portraits, in the order in which they are shown.</summary>
internal sealed record PageModel
{
    public required string Counts { get; init; }

    public required IReadOnlyList<PageMetric> Metrics { get; init; }

    public required string FirstMetric { get; init; }

    public required IReadOnlyList<PageRow> Rows { get; init; }

    public required IReadOnlyList<PageRun> Runs { get; init; }

    public required IReadOnlyList<PageFinding> Findings { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required IReadOnlyList<PageBlock> Statistics { get; init; }

    public required string ProtocolShort { get; init; }

    public required IReadOnlyList<PageEntry> Protocol { get; init; }

    public required IReadOnlyList<PageEntry> Settings { get; init; }

    public required IReadOnlyList<string> Unreadable { get; init; }
}

/// <summary>
/// A metric. <c>Headline</c>: its heading in the first table, or null. <c>Direction</c>: <c>higher</c>, <c>lower</c> or <c>none</c>.
/// </summary>
internal sealed record PageMetric(string Key, string Name, string Heading, string Group, string GroupTitle, string? Headline, string Direction);

/// <summary>
/// A combination. <c>Baseline</c>: whether it is a floor that others should leave behind. <c>Classes</c>: what the classes of its data are
/// called. <c>Runs</c>: its runs' places in the list of all. <c>Cells</c>: a cell per metric. <c>Settings</c>: everything that makes it up.
/// </summary>
internal sealed record PageRow(
    string Experiment,
    string Dataset,
    string Architecture,
    string Objective,
    int Latent,
    string Variation,
    bool Baseline,
    IReadOnlyList<string> Classes,
    IReadOnlyList<int> Runs,
    IReadOnlyList<PageCell> Cells,
    IReadOnlyDictionary<string, string> Settings);

/// <summary>
/// A metric of a combination. <c>Mean</c>: its mean, or null. <c>Text</c>: mean and interval as a reader sees them. <c>Reasons</c>: why runs
/// have no value.
/// </summary>
internal sealed record PageCell(double? Mean, string Text, string? Mark, IReadOnlyList<string> Reasons);

/// <summary>
/// A run. <c>Folder</c>: its folder, seen from the page. <c>Scores</c>: a value per metric; null for a run without scores. <c>Plugins</c>: what
/// it was made by.
/// </summary>
internal sealed record PageRun(
    string Id,
    long Seed,
    string Folder,
    string Status,
    string? Reason,
    string Plugins,
    IReadOnlyList<double?>? Scores,
    PageCurves? Curves,
    PackedCloud? Latents,
    PackedCloud? Neighbors,
    PackedMatrix? Correlation,
    IReadOnlyList<double?>? Spectrum,
    IReadOnlyList<ConfusionTable> Confusions,
    IReadOnlyList<PagePicture> Pictures,
    GeneratedTexts? Texts,
    IReadOnlyList<string> Gaps);

/// <summary>Learning curves; what is not finite is null.</summary>
internal sealed record PageCurves(IReadOnlyList<int> Epochs, IReadOnlyDictionary<string, IReadOnlyList<double?>> Values);

/// <summary>A picture as a data address.</summary>
internal sealed record PagePicture(string Title, string Source);

/// <summary>
/// A finding. <c>Heading</c>: what to do about it. <c>Warning</c>: whether something went wrong. <c>Folded</c>: whether it is behind a fold.
/// <c>Rows</c>: the places of the combinations it is about.
/// </summary>
internal sealed record PageFinding(
    string Kind, string Heading, bool Warning, bool Folded, string Sentence, IReadOnlyList<string> Evidence, IReadOnlyList<int> Rows);

/// <summary>A name and what it stands for.</summary>
internal sealed record PageEntry(string Name, string Value);

/// <summary>
/// A piece of text, a table or a figure of the page. <c>Kind</c> says which: <c>h2</c>, <c>h3</c>, <c>p</c>, <c>ul</c>, <c>table</c> or
/// <c>img</c>; the others hold what that kind needs.
/// </summary>
internal sealed record PageBlock(
    string Kind,
    string? Text = null,
    IReadOnlyList<string>? Items = null,
    IReadOnlyList<ReportColumn>? Columns = null,
    IReadOnlyList<IReadOnlyList<string>>? Rows = null,
    string? Source = null)
{
    /// <summary>The blocks of a report; figures are taken in whole.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="folder">The report's folder.</param>
    public static IReadOnlyList<PageBlock> All(IEnumerable<ReportBlock> blocks, string folder) => [.. blocks.Select(block => From(block, folder))];

    private static PageBlock From(ReportBlock block, string folder) => block switch
    {
        ReportBlock.Heading heading => new($"h{NumberText.Whole(heading.Level)}", heading.Text),
        ReportBlock.Paragraph paragraph => new("p", paragraph.Text),
        ReportBlock.Items items => new("ul", Items: items.Texts),
        ReportBlock.Tabular { Table: var table } => new(
            nameof(table), Items: [.. table.Footnotes.Select(footnote => $"{footnote.Mark} {footnote.Text}")], Columns: table.Columns, Rows: table.Rows),
        ReportBlock.Figure figure => new("img", figure.Title, Source: Embed(Path.Combine(folder, figure.File))),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    // The vector file of a figure stays sharp at any size.
    private static string Embed(string png)
    {
        byte[] svg = File.ReadAllBytes(Path.ChangeExtension(png, ".svg"));
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(svg)}";
    }
}
