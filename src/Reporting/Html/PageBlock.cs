using NebulaBench.Reporting.Blocks;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Html;

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
            "table", Items: [.. table.Footnotes.Select(footnote => $"{footnote.Mark} {footnote.Text}")], Columns: table.Columns, Rows: table.Rows),
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
