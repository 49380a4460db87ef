namespace NebulaBench.Metrics.Clusters;

/// <summary>Each cluster holds one label only: mutual information over the labels' entropy, 1 where there is one label.</summary>
public sealed class Homogeneity : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "homogeneity",
        Family = MetricFamily.Clusters,
        Name = "Homogeneity",
        Formula = "I(C; L) / H(L). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 where there is one label. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) => Value(agreement.Information);

    /// <summary>The value.</summary>
    internal static double Value(Information information) =>
        information.LabelEntropy == 0 ? 1 : information.MutualInformation / information.LabelEntropy;
}
