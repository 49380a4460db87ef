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
