using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Statistics;

/// <summary>Rows that differ in nothing but what is compared: one dataset and architecture with all its objectives.</summary>
/// <param name="Name">What the group is called.</param>
/// <param name="Rows">Its rows in the order of the summary.</param>
public sealed record ComparedGroup(string Name, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>
    /// The groups of a summary. The baseline without an encoder joins the group of its dataset where there is only one; among several
    /// architectures it would count several times, and stays alone.
    /// </summary>
    public static IReadOnlyList<ComparedGroup> All(Summary summary)
    {
        SummaryRow[] raw = [.. summary.Rows.Where(BaselineRows.IsRaw)];
        var groups = summary.Rows
            .Where(row => !BaselineRows.IsRaw(row))
            .GroupBy(row => row.Combination with { Objective = "", Variation = "" })
            .Select(group => (About: group.Key, Rows: group.ToList()))
            .ToArray();
        foreach (SummaryRow row in raw)
        {
            List<SummaryRow>[] homes = [.. groups.Where(group => Fits(row.Combination, group.About)).Select(group => group.Rows)];
            if (homes.Length == 1)
                homes[0].Add(row);
        }

        return GroupNames.For([.. groups.Select(group => group.About)])
            .Zip(groups, (name, group) => new ComparedGroup(name, group.Rows))
            .ToArray();
    }

    private static bool Fits(Combination raw, Combination group) =>
        raw.Experiment == group.Experiment && raw.Dataset == group.Dataset && raw.LatentDimension == group.LatentDimension;
}
