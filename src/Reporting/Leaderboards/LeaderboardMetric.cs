using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>Chooses what a leaderboard ranks by.</summary>
public static class LeaderboardMetric
{
    private const int MostNamed = 5;

    private static readonly string[] Usual = ["clusters/kmeans_inductive/nmi_arithmetic", "clusters/kmeans/nmi_arithmetic"];

    /// <summary>The metric.</summary>
    /// <param name="summary">The runs.</param>
    /// <param name="wanted">A score's key, or its last part where only one key ends so; null for the usual metric.</param>
    public static MetricColumn Choose(Summary summary, string? wanted)
    {
        if (wanted is null)
            return Default(summary);
        MetricColumn[] found = [.. summary.Metrics.Where(metric => metric.Key == wanted)];
        if (found.Length == 0)
            found = [.. summary.Metrics.Where(metric => metric.Key.EndsWith($"/{wanted}", StringComparison.Ordinal))];
        if (found.Length == 0)
            throw new NebulaException("NB1412", $"no run has a score '{wanted}'.", "--metric", Nearest(wanted, summary.Metrics));
        if (found.Length > 1)
            throw new NebulaException("NB1412", $"'{wanted}' is the end of several scores' keys.", "--metric", $"Give one of {Rankable(found)}.");
        if (found[0] is { Direction: not Direction.Neutral, WithinOneSpace: false })
            return found[0];
        string why = found[0].WithinOneSpace
            ? "depends on the scale or geometry of each row's own latent space: rows have no rank by it"
            : "describes and has no better or worse";
        throw new NebulaException("NB1412", $"the score '{found[0].Key}' {why}.", "--metric", Nearest(wanted, summary.Metrics));
    }

    private static MetricColumn Default(Summary summary) =>
        Usual.Select(key => summary.Metrics.FirstOrDefault(metric => metric.Key == key)).FirstOrDefault(metric => metric is not null)
        ?? HeadlineColumn.Fill(HeadlineColumn.Default, summary)
            .Select(column => column.Metric)
            .FirstOrDefault(metric => metric is { Direction: not Direction.Neutral, WithinOneSpace: false })
        ?? throw new NebulaException("NB5202", "no run has a score to rank by.", null, "Give finished runs, or name a score with --metric.");

    // Keys that share a part with the one that was wanted come first; all of them would fill a screen.
    private static string Nearest(string wanted, IReadOnlyList<MetricColumn> metrics)
    {
        string[] parts = wanted.Split(['/', '_', '-', ' '], StringSplitOptions.RemoveEmptyEntries);
        MetricColumn[] rankable = [.. metrics.Where(metric => metric is { Direction: not Direction.Neutral, WithinOneSpace: false })];
        MetricColumn[] near =
        [
            .. rankable
                .Select(metric => (Metric: metric, Shared: parts.Count(part => metric.Key.Contains(part, StringComparison.OrdinalIgnoreCase))))
                .Where(candidate => candidate.Shared > 0)
                .OrderByDescending(candidate => candidate.Shared)
                .Select(candidate => candidate.Metric)
                .Take(MostNamed),
        ];
        string named = near.Length > 0 ? $"Give one of {Rankable(near)}" : $"Give the key of a score, such as {Rankable(rankable.Take(MostNamed))}";
        return $"{named}; 'nebula list metrics' shows all.";
    }

    private static string Rankable(IEnumerable<MetricColumn> metrics) =>
        string.Join(", ", metrics.Where(metric => metric.Direction != Direction.Neutral).Select(metric => metric.Key));
}
