using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Tables;

/// <summary>What a combination is called in a sentence: what tells it from the others of its report, and the axes of every comparison.</summary>
internal static class RowName
{
    /// <summary>The name of a row.</summary>
    public static string For(Summary summary, SummaryRow row) =>
        string.Join(" · ", LabelColumn.For(summary).Select(label => label.Text(row.Combination)).Where(text => text.Length > 0));
}
