namespace NebulaBench.Metrics.Clusters;

/// <summary>The share of samples that belong to the commonest label of their cluster.</summary>
public sealed class Purity : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "purity",
        Family = MetricFamily.Clusters,
        Name = "Purity",
        Formula = "(1/n) Σ_c max_l n_cl",
        Range = "(0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 when every sample is its own cluster: it grows with the number of clusters, so never rank by it alone. Undefined without samples.",
        Citation = "Manning, Raghavan, Schütze (2008), Introduction to Information Retrieval, 16.3",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) =>
        ShareOfCommonest(agreement.Table, agreement.Table.Clusters, cell => cell.Cluster);

    /// <summary>The share of samples that are in the largest cell of their group.</summary>
    internal static double ShareOfCommonest(ContingencyTable table, GroupIndex groups, Func<ContingencyTable.Cell, int> groupOf)
    {
        long[] commonest = new long[groups.Count];
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            ref long largest = ref commonest[groupOf(cell)];
            largest = Math.Max(largest, cell.Count);
        }
        return (double)commonest.Sum() / table.Samples;
    }
}

/// <summary>The share of samples that belong to the commonest cluster of their label.</summary>
public sealed class InversePurity : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "inverse_purity",
        Family = MetricFamily.Clusters,
        Name = "Inverse purity",
        Formula = "(1/n) Σ_l max_c n_cl",
        Range = "(0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 when there is one cluster. Undefined without samples.",
        Citation = "Amigó et al. (2009), A comparison of extrinsic clustering evaluation metrics",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) =>
        Purity.ShareOfCommonest(agreement.Table, agreement.Table.Labels, cell => cell.Label);
}
