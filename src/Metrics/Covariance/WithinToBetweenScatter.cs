namespace NebulaBench.Metrics.Covariance;

/// <summary>tr S_W / tr S_B, with S_W = 1/n Σ_c Σ_i (x − μ_c)(x − μ_c)ᵀ and S_B = 1/n Σ_c n_c (μ_c − μ)(μ_c − μ)ᵀ.</summary>
public sealed class WithinToBetweenScatter : ClassScatter
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "within_to_between_scatter",
            Family = MetricFamily.Covariance,
            Name = "Within/between scatter",
            Formula = "tr S_W / tr S_B, S_W = 1/n Σ (x − μ_c)(x − μ_c)ᵀ, S_B = 1/n Σ n_c (μ_c − μ)(μ_c − μ)ᵀ",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined for fewer than two classes or equal class means. A class with one sample contributes no scatter "
                + "within.",
            Citation = "Fukunaga: Introduction to statistical pattern recognition",
        },
    ];

    private protected override Score Measure(IReadOnlyList<GroupSummary> classes, double[] mean)
    {
        double between = classes.Sum(group => group.Count * group.Mean.Zip(mean, (a, b) => (a - b) * (a - b)).Sum());
        double within = classes.Sum(group => (group.Count - 1) * Trace(group.Covariance));
        return IsZero(between, classes) ? OneMean : within / between;
    }

    private static double Trace(double[,]? matrix) => matrix is null ? 0 : Enumerable.Range(0, matrix.GetLength(0)).Sum(j => matrix[j, j]);
}
