namespace NebulaBench.Metrics.Clusters;

/// <summary>Mutual information over the mean of both entropies; 1 for the same partition, also where both entropies are 0.</summary>
public sealed class NormalizedMutualInformation : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "nmi_arithmetic",
        Family = MetricFamily.Clusters,
        Name = "NMI",
        Formula = "I(C; L) / ((H(C) + H(L)) / 2). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 for one cluster and one label, 0 where only one of both is constant. Undefined without samples.",
        Citation = "Strehl, Ghosh (2002), Cluster ensembles; arithmetic mean as in Kvålseth (1987)",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        Information information = agreement.Information;
        return information.SamePartition ? 1 : information.MutualInformation / ((information.ClusterEntropy + information.LabelEntropy) / 2);
    }
}
