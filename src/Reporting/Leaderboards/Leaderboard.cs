using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>Everything of a suite ranked by one metric.</summary>
public sealed record Leaderboard
{
    /// <summary>Where all comes from.</summary>
    public required Summary Summary { get; init; }

    /// <summary>What is ranked by.</summary>
    public required MetricColumn Metric { get; init; }

    /// <summary>The datasets in the order of the plans.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>The entries, best first; those without a value come last and have no rank.</summary>
    public required IReadOnlyList<LeaderboardEntry> Entries { get; init; }

    /// <summary>Ranks a summary's combinations.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="metric">A metric with a better and a worse.</param>
    public static Leaderboard From(Summary summary, MetricColumn metric)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(metric);
        LeaderboardEntry[] entries = [.. Gather(summary)];
        IReadOnlyList<Place> places = LeaderboardRanking.For(
            [.. entries.Select(entry => Values(entry, metric))], metric.Direction == Direction.HigherIsBetter);
        return new Leaderboard
        {
            Summary = summary,
            Metric = metric,
            Datasets = [.. summary.Rows.Select(row => row.Combination.Dataset).Distinct()],
            Entries =
            [
                .. places.Select(place => entries[place.Entry] with { Rank = place.Rank, MeanRank = place.MeanRank }),
                .. Enumerable.Range(0, entries.Length).Except(places.Select(place => place.Entry)).Select(index => entries[index]),
            ],
        };
    }

    // Two experiments may have the same combination on the same dataset; then each is an entry of its own.
    private static IEnumerable<LeaderboardEntry> Gather(Summary summary) => summary.Rows
        .GroupBy(row => row.Combination with { Dataset = "", Experiment = "" })
        .SelectMany(rows => rows.DistinctBy(row => row.Combination.Dataset).Count() == rows.Count()
            ? [rows]
            : rows.GroupBy(row => row.Combination with { Dataset = "" }))
        .Select(rows => new LeaderboardEntry
        {
            Combination = rows.Key with { Dataset = "" },
            Rows = rows.ToDictionary(row => row.Combination.Dataset),
        });

    private static Dictionary<string, IReadOnlyList<double>> Values(LeaderboardEntry entry, MetricColumn metric) => entry.Rows
        .Select(row => KeyValuePair.Create(row.Key, row.Value.Metrics[metric.Key].Values))
        .Where(row => row.Value.Count > 0)
        .ToDictionary();
}
