namespace NebulaBench.Metrics.Covariance;

/// <summary>The largest eigenvalue over the smallest, of the dimensions that vary.</summary>
public sealed class ConditionNumber : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "condition_number",
            Family = MetricFamily.Covariance,
            Name = "Condition number",
            Formula = "largest / smallest eigenvalue of the covariance of the varying dimensions",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Constant dimensions are left out and counted in dead_dimensions.",
            Citation = "Golub, Van Loan: Matrix computations",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set)
    {
        if (!set.Correlation.IsRegular)
        {
            return [Score.Undefined(set.Correlation.WhySingular(set.Count))];
        }
        double smallest = set.Eigenvalues[set.Correlation.Live.Length - 1];
        return [smallest > 0 ? set.Eigenvalues[0] / smallest : Score.Undefined("the smallest eigenvalue vanishes beside the largest")];
    }
}
