using NebulaBench.Metrics;

namespace TestPlugins;

public sealed class Balance : IClusteringMetric
{
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "balance",
            Family = MetricFamily.Clusters,
            Name = "Balance",
            Formula = "min_c n_c / max_c n_c",
            Range = "(0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined without samples.",
            Citation = "Even and Odd (2026)",
        },
    ];

    public IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input)
    {
        int[] sizes = [.. input.Clusters.GroupBy(cluster => cluster).Select(group => group.Count())];
        return [("balance", sizes.Length == 0 ? Score.Undefined("there are no samples") : (double)sizes.Min() / sizes.Max())];
    }
}
