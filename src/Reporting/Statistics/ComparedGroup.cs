using NebulaBench.Reporting.Formatting;
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

/// <summary>Names for groups of rows: no longer than they need to be to tell them apart.</summary>
internal static class GroupNames
{
    /// <summary>The names of groups, by what all rows of each have in common; what they do not have in common is empty.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<Combination> groups)
    {
        Func<Combination, string>[] parts =
        [
            about => about.Dataset,
            about => about.Architecture,
            about => about.Objective,
            about => about.Variation,
            about => $"latent {NumberText.Whole(about.LatentDimension)}",
            about => about.Experiment,
        ];
        List<Func<Combination, string>> used = [parts[0]];
        foreach (Func<Combination, string> part in parts.Skip(1))
        {
            if (Names(groups, used).Distinct().Count() == groups.Count)
                break;
            if (groups.Select(part).Distinct().Count() > 1)
                used.Add(part);
        }

        return Names(groups, used);
    }

    private static string[] Names(IReadOnlyList<Combination> groups, List<Func<Combination, string>> parts) =>
        [.. groups.Select(about => string.Join(" · ", parts.Select(part => part(about)).Where(text => text.Length > 0)))];
}
