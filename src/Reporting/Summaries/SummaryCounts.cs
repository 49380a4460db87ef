using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Summaries;

/// <summary>How much a report is made from, in a sentence.</summary>
internal static class SummaryCounts
{
    public static string For(Summary summary)
    {
        string statuses = string.Join(", ", summary.Runs
            .GroupBy(run => run.Status)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{NumberText.Whole(group.Count())} {group.Key}"));
        string unreadable = summary.Unreadable.Count == 0
            ? ""
            : $" Run folders that cannot be read: {NumberText.Whole(summary.Unreadable.Count)}.";
        return $"{NumberText.Whole(summary.Rows.Count)} combinations, {NumberText.Whole(summary.Runs.Count())} runs: {statuses}.{unreadable}";
    }
}
