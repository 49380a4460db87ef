namespace NebulaBench.Metrics.Clusters;

/// <summary>The Rand index above what chance gives; 1 for the same partition.</summary>
public sealed class AdjustedRandIndex : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "ari",
        Family = MetricFamily.Clusters,
        Name = "ARI",
        Formula = "(pairs agreeing − expected) / (most − expected), over all pairs of samples",
        Range = "[−0.5, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 where both labelings are the same partition, 0 on average for random ones. Undefined without samples.",
        Citation = "Hubert, Arabie (1985), Comparing partitions",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        PairCounts pairs = agreement.Pairs;
        Int128 togetherInBoth = pairs.InBoth;
        Int128 onlyCluster = pairs.InClusters - pairs.InBoth;
        Int128 onlyLabel = pairs.InLabels - pairs.InBoth;
        Int128 apart = pairs.All - pairs.InClusters - pairs.InLabels + pairs.InBoth;
        if (onlyCluster == 0 && onlyLabel == 0)
        {
            return 1;
        }
        Int128 numerator = 2 * ((togetherInBoth * apart) - (onlyCluster * onlyLabel));
        Int128 denominator =
            ((togetherInBoth + onlyLabel) * (onlyLabel + apart)) + ((togetherInBoth + onlyCluster) * (onlyCluster + apart));
        return (double)numerator / (double)denominator;
    }
}
