using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The squared 2-Wasserstein distance between N(0, Σ) and N(0, diag Σ), and the same divided by tr Σ.</summary>
public sealed class WassersteinCorrelation : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "gaussian_wasserstein_correlation",
            Family = MetricFamily.Covariance,
            Name = "Wasserstein correlation",
            Formula = "W₂²(N(0, Σ), N(0, diag Σ)) = 2 tr Σ − 2 tr (D^½ Σ D^½)^½, D = diag Σ",
            Range = "[0, 2 tr Σ)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where every dimension is constant. Defined for a singular covariance. Grows with the square of the "
                + "scale.",
            Citation = "Locatello et al.: Challenging common assumptions in the unsupervised learning of disentangled "
                + "representations (ICML 2019; disentanglement_lib)",
        },
        new()
        {
            Id = "gaussian_wasserstein_correlation_normalised",
            Family = MetricFamily.Covariance,
            Name = "Wasserstein correlation, normalized",
            Formula = "W₂²(N(0, Σ), N(0, diag Σ)) / tr Σ",
            Range = "[0, 2)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where every dimension is constant. Defined for a singular covariance.",
            Citation = "Locatello et al.: Challenging common assumptions in the unsupervised learning of disentangled "
                + "representations (ICML 2019; disentanglement_lib)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set)
    {
        CorrelationMatrix correlation = set.Correlation;
        if (correlation.Live.Length == 0)
        {
            var none = Score.Undefined("every dimension is constant");
            return [none, none];
        }
        double[] variances = Array.ConvertAll(correlation.Live, j => set.Moments.Covariance[j, j]);
        double trace = variances.Sum();
        // The correlation's factor, scaled twice, keeps the precision of dimensions of small variance.
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray(correlation.Deviations);
        Matrix<double> factor = scale * SymmetricMatrix.Factor(correlation.OfLive);
        double distance = Math.Max(0, 2 * (trace - SymmetricMatrix.TraceOfRootOfProduct(scale, factor)));
        return [distance, distance / trace];
    }
}
