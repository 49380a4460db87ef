using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Statistics;

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
