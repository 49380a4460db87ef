namespace NebulaBench.Metrics.Clusters;

/// <summary>The harmonic mean of homogeneity and completeness, 0 where both are 0.</summary>
public sealed class VMeasure : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "v_measure",
        Family = MetricFamily.Clusters,
        Name = "V-measure",
        Formula = "2 h c / (h + c), h homogeneity and c completeness; equals NMI with the arithmetic mean",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "0 where both are 0. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        double homogeneity = Homogeneity.Value(agreement.Information), completeness = Completeness.Value(agreement.Information);
        return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
    }
}
