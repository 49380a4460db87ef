namespace NebulaBench.Metrics.Clusters;

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
