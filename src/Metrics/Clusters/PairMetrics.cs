namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// Ordered pairs of different samples that share a cluster, a label, both, or anything. Counts are exact integers: at 70,000 samples there
/// are more pairs than 32 bits hold.
/// </summary>
internal sealed record PairCounts(Int128 InBoth, Int128 InClusters, Int128 InLabels, Int128 All)
{
    /// <summary>Counts the pairs of a table.</summary>
    public static PairCounts From(ContingencyTable table)
    {
        Int128 both = 0, clusters = 0, labels = 0;
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            both += Count(cell.Count);
        }
        foreach (int size in table.Clusters.Sizes)
        {
            clusters += Count(size);
        }
        foreach (int size in table.Labels.Sizes)
        {
            labels += Count(size);
        }
        return new PairCounts(both, clusters, labels, Count(table.Samples));
    }

    private static Int128 Count(Int128 size) => size * (size - 1);
}

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
