using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>Covariance scores of small tables.</summary>
internal static class Scores
{
    /// <summary>The ids of the scores that every set of latents has, in the order of a report.</summary>
    public static IReadOnlyList<string> OfSets { get; } =
    [
        .. BundledMetrics.All.Where(metric => metric.Type.IsAssignableTo(typeof(SampleSetMetric)))
            .SelectMany(metric => metric.Descriptors).Select(descriptor => descriptor.Id),
    ];

    public static Dictionary<string, Score> For(LatentTable table) =>
        CovarianceMetrics.Measure(table).ToDictionary(entry => entry.Key, entry => entry.Score);

    public static double Value(LatentTable table, string key)
    {
        Score score = For(table)[key];
        return score.Value ?? throw new AssertionException($"{key} is undefined: {score.Reason}");
    }

    public static LatentTable Table(int dimension, params double[] values) => new() { Values = values, Dimension = dimension };

    /// <summary>The table with each row put through a function.</summary>
    public static LatentTable Map(LatentTable table, Func<double[], double[]> row) => table with
    {
        Values = [.. Enumerable.Range(0, table.Count).SelectMany(i => row(table.Row(i).ToArray()))],
        Dimension = row(table.Row(0).ToArray()).Length,
    };

    /// <summary>The table with its rows in another order.</summary>
    public static LatentTable Reorder(LatentTable table, int[] order) => table with
    {
        Values = [.. order.SelectMany(i => table.Row(i).ToArray())],
        Labels = table.Labels is { } labels ? [.. order.Select(i => labels[i])] : null,
    };

    /// <summary>Correlated samples of some skewness.</summary>
    public static LatentTable Skewed(int count, int dimension, int seed) =>
        Map(TestTables.Blobs(count, dimension, 3, 2, seed), row =>
        {
            double[] mixed = [.. row];
            for (int j = 1; j < mixed.Length; j++)
            {
                mixed[j] += (0.5 * mixed[j - 1]) + (0.1 * row[0] * row[0]);
            }
            return mixed;
        });
}
