using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>−½ ln det R, in nats: the total correlation of a Gaussian with these correlations.</summary>
public sealed class GaussianTotalCorrelation : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "gaussian_total_correlation_nats",
            Family = MetricFamily.Covariance,
            Name = "Gaussian total correlation",
            Formula = "−½ ln det R",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Constant dimensions are left out and counted in dead_dimensions. 0 where a single dimension "
                + "varies.",
            Citation = "Watanabe: Information theoretical analysis of multivariate correlation (1960), for a Gaussian",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) =>
        [set.Correlation.IsRegular ? -0.5 * LogDeterminant(set.Correlation.OfLive) : Score.Undefined(set.Correlation.WhySingular(set.Count))];

    /// <summary>ln det of a positive definite matrix.</summary>
    internal static double LogDeterminant(double[,] matrix) => Matrix<double>.Build.DenseOfArray(matrix).Cholesky().DeterminantLn;
}
