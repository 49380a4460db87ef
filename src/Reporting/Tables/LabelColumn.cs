using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Tables;

/// <summary>A column that says which combination a row is about.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Always">Whether it is shown even where all rows say the same: the axes of every comparison are.</param>
/// <param name="Text">What it says of a combination.</param>
internal sealed record LabelColumn(string Heading, bool Always, Func<Combination, string> Text)
{
    private static readonly LabelColumn[] Columns =
    [
        new("Experiment", Always: false, row => row.Experiment),
        new("Dataset", Always: true, row => row.Dataset),
        new("Architecture", Always: true, row => row.Architecture),
        new("Objective", Always: true, row => row.Objective),
        new("Latent", Always: false, row => NumberText.Whole(row.LatentDimension)),
        new("Variation", Always: false, row => row.Variation),
    ];

    /// <summary>The columns that a summary needs.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="onlyDiffering">Whether every column that says the same in all rows is left out; the last label then stays.</param>
    public static IReadOnlyList<LabelColumn> For(Summary summary, bool onlyDiffering = false)
    {
        LabelColumn[] needed = [.. Columns.Where(column => column.Differs(summary) || (column.Always && !onlyDiffering))];
        return needed.Length > 0 ? needed : [Columns.Last(column => column.Always)];
    }

    /// <summary>What a row is called in a sentence: what tells it from the others of its report, and the axes of every comparison.</summary>
    public static string NameOf(Summary summary, SummaryRow row) =>
        string.Join(" · ", For(summary).Select(label => label.Text(row.Combination)).Where(text => text.Length > 0));

    /// <summary>What all rows have in common, joined, of the columns that a narrow table leaves out.</summary>
    public static string Common(Summary summary) => string.Join(
        " · ", Columns.Where(column => column.Always && !column.Differs(summary)).Select(column => column.Text(summary.Rows[0].Combination)));

    private bool Differs(Summary summary) => summary.Rows.Select(row => Text(row.Combination)).Distinct().Count() > 1;
}
