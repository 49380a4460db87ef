using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics.Numerics;

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
            EdgeCases = $"{WhenSingular} {WithoutConstant} 0 where a single dimension varies.",
            Citation = "Watanabe: Information theoretical analysis of multivariate correlation (1960), for a Gaussian",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) =>
        [set.Correlation.IsRegular ? -0.5 * LogDeterminant(set.Correlation) : Score.Undefined(set.Correlation.WhySingular(set.Count))];

    /// <summary>ln det of regular correlations.</summary>
    internal static double LogDeterminant(CorrelationMatrix correlation) =>
        TriangularFactor.LogDeterminant(correlation.Lower, correlation.Live.Length);
}

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
            WithinOneSpace = true,
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
        double distance = Math.Max(0, 2 * (trace - TraceOfRoot(correlation, set)));
        return [distance, distance / trace];
    }

    // tr (D^½ Σ D^½)^½
    private static double TraceOfRoot(CorrelationMatrix correlation, Gaussian set)
    {
        double[] deviations = correlation.Deviations;
        if (deviations.Length > SymmetricSpectrum.Narrow)
        {
            return SymmetricMatrix.SumOfRoots(SymmetricMatrix.Eigenvalues(
                set.Samples.Centered!, correlation.Live, deviations,
                (a, b) => deviations[a] * set.Moments.Covariance[correlation.Live[a], correlation.Live[b]] * deviations[b]));
        }
        // The correlation's factor, scaled twice, keeps the precision of dimensions of small variance.
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray(deviations);
        Matrix<double> factor = scale * SymmetricMatrix.Factor(correlation.OfLive);
        return SymmetricMatrix.TraceOfRootOfProduct(scale, factor);
    }
}

/// <summary>How far the Gaussian fitted to the samples is from the prior N(0, I): KL(N(μ, Σ) ‖ N(0, I)) in nats.</summary>
public sealed class GaussianKl : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "gaussian_kl_to_standard_normal_nats",
            Family = MetricFamily.Covariance,
            Name = "KL of the fitted Gaussian to the prior",
            Formula = "KL(N(μ, Σ) ‖ N(0, I)) = ½ (tr Σ + |μ|² − d − ln det Σ)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined (infinite) where a dimension is constant or the covariance is singular.",
            Citation = "Kullback, Leibler: On information and sufficiency (1951), for Gaussians",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Moments, set.Correlation)];

    private static Score From(Moments moments, CorrelationMatrix correlation)
    {
        if (correlation.Dead.Length > 0)
        {
            return Score.Undefined($"{correlation.Dead.Length} of {moments.Dimension} dimensions are constant: the divergence is infinite");
        }
        if (!correlation.IsRegular)
        {
            return Score.Undefined($"{correlation.WhySingular(moments.Count)}: the divergence is infinite");
        }
        double sum = 0;
        for (int j = 0; j < moments.Dimension; j++)
        {
            double variance = moments.Covariance[j, j];
            sum += variance + (moments.Mean[j] * moments.Mean[j]) - 1 - Math.Log(variance);
        }
        return 0.5 * (sum - GaussianTotalCorrelation.LogDeterminant(correlation));
    }
}
