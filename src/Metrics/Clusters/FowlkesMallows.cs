namespace NebulaBench.Metrics.Clusters;

/// <summary>The geometric mean of two shares: of the pairs in clusters, and of the pairs in labels, that are together in both.</summary>
public sealed class FowlkesMallows : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "fowlkes_mallows",
        Family = MetricFamily.Clusters,
        Name = "Fowlkes–Mallows",
        Formula = "pairs together in both / √(pairs in clusters · pairs in labels)",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "0 where no pair is together in both, also where every sample is its own cluster. Undefined without samples.",
        Citation = "Fowlkes, Mallows (1983), A method for comparing two hierarchical clusterings",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        PairCounts pairs = agreement.Pairs;
        double together = (double)pairs.InBoth;
        return pairs.InBoth == 0 ? 0 : Math.Sqrt(together / (double)pairs.InClusters) * Math.Sqrt(together / (double)pairs.InLabels);
    }
}
