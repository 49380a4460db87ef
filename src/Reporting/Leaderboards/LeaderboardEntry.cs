using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Leaderboards;

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
