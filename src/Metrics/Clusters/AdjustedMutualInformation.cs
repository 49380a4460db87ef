namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// Mutual information above what chance gives, over what could be above it; 1 for the same partition, also where chance leaves
/// nothing above it (one cluster and one label, or every sample its own in both).
/// </summary>
public sealed class AdjustedMutualInformation : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "ami",
        Family = MetricFamily.Clusters,
        Name = "AMI",
        Formula = "(I − E[I]) / ((H(C) + H(L)) / 2 − E[I]), E[I] over random labelings of the same sizes. With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "(−∞, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 for the same partition, also one cluster and one label; 0 up to rounding where chance explains all. Undefined without samples.",
        Citation = "Vinh, Epps, Bailey (2010), Information theoretic measures for clusterings comparison",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        Information information = agreement.Information;
        if (information.SamePartition)
        {
            return 1;
        }
        ContingencyTable table = agreement.Table;
        double expected = ExpectedInformation.For(table.Clusters.Sizes, table.Labels.Sizes, table.Samples);
        double room = ((information.ClusterEntropy + information.LabelEntropy) / 2) - expected;
        // The smallest step instead of 0, as scikit-learn does: both sides are rounding there.
        const double Step = 2.220446049250313e-16;
        return (information.MutualInformation - expected) / (room < 0 ? Math.Min(room, -Step) : Math.Max(room, Step));
    }
}

/// <summary>
/// The mutual information that two random labelings with given group sizes have on average (Vinh, Epps and Bailey, 2010), in nats.
/// </summary>
public static class ExpectedInformation
{
    // A weight this far below the largest, and all beyond it, cannot change a double.
    private const double Negligible = 1e-32;

    /// <summary>The expected mutual information of labelings with these group sizes.</summary>
    public static double For(int[] clusterSizes, int[] labelSizes, long samples)
    {
        double sum = 0;
        (int Size, int Times)[] rows = Distinct(clusterSizes);
        (int Size, int Times)[] columns = Distinct(labelSizes);
        foreach ((int row, int rowTimes) in rows)
        {
            foreach ((int column, int columnTimes) in columns)
            {
                sum += (double)rowTimes * columnTimes * OfCell(row, column, samples);
            }
        }
        return sum;
    }

    /// <summary>
    /// What one cell adds: the count in it is hypergeometric. Its probabilities are built by their ratios from the mode outwards and
    /// normalized by their sum, which needs no factorials.
    /// </summary>
    private static double OfCell(long row, long column, long samples)
    {
        long lowest = Math.Max(0, row + column - samples);
        long highest = Math.Min(row, column);
        long mode = Math.Clamp((long)((double)(row + 1) * (column + 1) / (samples + 2)), lowest, highest);
        double scale = (double)samples / ((double)row * column);
        double weights = 1, sum = Term(mode, scale);
        double weight = 1;
        for (long count = mode + 1; count <= highest && weight > Negligible; count++)
        {
            weight *= (double)(row - count + 1) * (column - count + 1) / ((double)count * (samples - row - column + count));
            weights += weight;
            sum += weight * Term(count, scale);
        }
        weight = 1;
        for (long count = mode - 1; count >= lowest && weight > Negligible; count--)
        {
            weight *= (double)(count + 1) * (samples - row - column + count + 1) / ((double)(row - count) * (column - count));
            weights += weight;
            sum += weight * Term(count, scale);
        }
        return sum / weights / samples;
    }

    private static double Term(long count, double scale) => count == 0 ? 0 : count * Math.Log(count * scale);

    private static (int Size, int Times)[] Distinct(int[] sizes) =>
        [.. sizes.CountBy(size => size).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
}
