using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>The combinations of a summary, ranked by one metric.</summary>
public sealed record Leaderboard
{
    /// <summary>What is ranked.</summary>
    public required Summary Summary { get; init; }

    /// <summary>The metric it is ranked by.</summary>
    public required MetricColumn Metric { get; init; }

    /// <summary>The datasets in the order of the plans.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>The entries, best first; those without a value come last and have no rank.</summary>
    public required IReadOnlyList<LeaderboardEntry> Entries { get; init; }

    /// <summary>Ranks a summary's combinations.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="metric">A metric with a preferred direction.</param>
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

/// <summary>A line of a leaderboard: an architecture with an objective, on all of its datasets.</summary>
public sealed record LeaderboardEntry
{
    /// <summary>The combination; its dataset is one of several.</summary>
    public required Combination Combination { get; init; }

    /// <summary>The combination's runs on each dataset, by the dataset's label.</summary>
    public required IReadOnlyDictionary<string, SummaryRow> Rows { get; init; }

    /// <summary>Its rank, counted from 1 and shared where nothing tells entries apart; null where it has no value on any dataset.</summary>
    public int? Rank { get; init; }

    /// <summary>The mean of its ranks on the datasets; null where it has none.</summary>
    public double? MeanRank { get; init; }

    /// <summary>
    /// Whether it is one of the rows that belong beside every comparison: by what it is, whether the experiment asked for it by name or not.
    /// </summary>
    public bool IsBaseline => Rows.Values.Any(BaselineRows.Has);

    /// <summary>The fewest finished runs on any of its datasets.</summary>
    public int FewestSeeds => Rows.Values.Min(row => row.Finished.Count());

    /// <summary>The most finished runs on any of its datasets.</summary>
    public int MostSeeds => Rows.Values.Max(row => row.Finished.Count());

    /// <summary>The mean over its datasets of a metric's means; null where there is none.</summary>
    /// <param name="key">The metric's key.</param>
    public double? Mean(string key)
    {
        double[] means = [.. Rows.Values.Select(row => row.Metrics.GetValueOrDefault(key)?.Interval?.Mean).OfType<double>()];
        return means.Length == 0 ? null : means.Average();
    }
}

/// <summary>
/// Ranks entries by their mean rank over datasets. Entries with a value on more datasets come first. An entry shares the rank of the
/// first one above it where nothing establishes a difference between the two.
/// </summary>
internal static class LeaderboardRanking
{
    /// <summary>Ranks entries.</summary>
    /// <param name="entries">For each entry the values of its seeds by dataset; a dataset without values is not among them.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    /// <returns>The places of all entries that have any value, best first.</returns>
    public static IReadOnlyList<Place> For(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries, bool higherIsBetter)
    {
        var ranks = entries.SelectMany(entry => entry.Keys).Distinct().ToDictionary(
            dataset => dataset, dataset => Ranks(entries, dataset, higherIsBetter));
        Place[] places =
        [
            .. Enumerable.Range(0, entries.Count)
                .Where(entry => entries[entry].Count > 0)
                .Select(entry => new Place(entry, 0, entries[entry].Keys.Average(dataset => ranks[dataset][entry])))
                .OrderByDescending(place => entries[place.Entry].Count)
                .ThenBy(place => place.MeanRank),
        ];
        Dictionary<(int, int), double?[]> differences = Differences(entries);
        for (int place = 0, first = 0; place < places.Length; place++)
        {
            if (place > 0 && !Together(places[first], places[place]))
                first = place;
            places[place] = places[place] with { Rank = first + 1 };
        }

        return places;

        bool Together(Place first, Place other) =>
            entries[first.Entry].Count == entries[other.Entry].Count
            && (first.MeanRank == other.MeanRank
                || (entries[first.Entry].Keys.All(entries[other.Entry].ContainsKey)
                    && differences[(Math.Min(first.Entry, other.Entry), Math.Max(first.Entry, other.Entry))].All(value => value >= ColumnMarks.Level)));
    }

    // For each pair of entries the p-values on their common datasets. All pairs on all datasets are one family: the ranks claim something of each.
    private static Dictionary<(int First, int Second), double?[]> Differences(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries)
    {
        (int First, int Second, string Dataset)[] tests =
        [
            .. from second in Enumerable.Range(0, entries.Count)
               from first in Enumerable.Range(0, second)
               from dataset in entries[first].Keys
               where entries[second].ContainsKey(dataset)
               select (first, second, dataset),
        ];
        double?[] adjusted = HolmCorrection.Adjust(
            [.. tests.Select(test => MeanDifference.PValue(entries[test.First][test.Dataset], entries[test.Second][test.Dataset], paired: false))]);
        return tests.Zip(adjusted)
            .GroupBy(test => (test.First.First, test.First.Second))
            .ToDictionary(pair => pair.Key, pair => pair.Select(test => test.Second).ToArray());
    }

    // The ranks of the entries that have values on a dataset, the best first.
    private static Dictionary<int, double> Ranks(
        IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries, string dataset, bool higherIsBetter)
    {
        int[] measured = [.. Enumerable.Range(0, entries.Count).Where(entry => entries[entry].ContainsKey(dataset))];
        double sign = higherIsBetter ? -1 : 1;
        double[] ranks = AverageRanks.For([.. measured.Select(entry => sign * entries[entry][dataset].Average())]);
        return measured.Zip(ranks, KeyValuePair.Create).ToDictionary();
    }
}

/// <summary>An entry's place.</summary>
/// <param name="Entry">The entry, by index.</param>
/// <param name="Rank">Its rank, counted from 1; several may share one.</param>
/// <param name="MeanRank">The mean of its ranks on the datasets it has values on.</param>
internal readonly record struct Place(int Entry, int Rank, double MeanRank);
