namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// Scores from counting pairs of samples. Counts are exact integers: at 70,000 samples there are more pairs than 32 bits hold.
/// </summary>
public static class PairCounting
{
    /// <summary>The adjusted Rand index.</summary>
    public static Score AdjustedRand(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Samples == 0)
        {
            return Score.Undefined("there are no samples");
        }
        var pairs = Pairs.Of(table);
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

    /// <summary>The Fowlkes–Mallows index; 0 where no pair is together in both.</summary>
    public static Score FowlkesMallows(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Samples == 0)
        {
            return Score.Undefined("there are no samples");
        }
        var pairs = Pairs.Of(table);
        double together = (double)pairs.InBoth;
        return pairs.InBoth == 0 ? 0 : Math.Sqrt(together / (double)pairs.InClusters) * Math.Sqrt(together / (double)pairs.InLabels);
    }

    /// <summary>Ordered pairs of different samples that share a cluster, a label, both, or anything.</summary>
    private readonly record struct Pairs(Int128 InBoth, Int128 InClusters, Int128 InLabels, Int128 All)
    {
        public static Pairs Of(ContingencyTable table)
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
            return new Pairs(both, clusters, labels, Count(table.Samples));
        }

        private static Int128 Count(Int128 size) => size * (size - 1);
    }
}
