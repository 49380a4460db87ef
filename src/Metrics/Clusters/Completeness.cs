namespace NebulaBench.Metrics.Clusters;

/// <summary>Each label is in one cluster only: mutual information over the clusters' entropy, 1 where there is one cluster.</summary>
public sealed class Completeness : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "completeness",
        Family = MetricFamily.Clusters,
        Name = "Completeness",
        Formula = "I(C; L) / H(C). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 where there is one cluster. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) => Value(agreement.Information);

    /// <summary>The value.</summary>
    internal static double Value(Information information) =>
        information.ClusterEntropy == 0 ? 1 : information.MutualInformation / information.ClusterEntropy;
}
