namespace NebulaBench.Metrics.Clusters;

/// <summary>The number of prototypes that have no sample.</summary>
public sealed class DeadClusters : ClusterSizes
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "dead_clusters",
        Family = MetricFamily.Clusters,
        Name = "Dead clusters",
        Formula = "number of prototypes that no sample is assigned to",
        Range = "0, 1, …",
        Direction = Direction.LowerIsBetter,
        EdgeCases = "Undefined where the number of prototypes is not known, and without samples.",
        Citation = "van den Oord, Vinyals, Kavukcuoglu (2017), Neural discrete representation learning (dead codes)",
    };

    /// <inheritdoc/>
    internal override Score Measure(ClusteringInput input, GroupIndex groups) =>
        input.Available is { } all ? all - groups.Count : Score.Undefined("the number of prototypes is not known");
}
