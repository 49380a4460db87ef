using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// The neural-collapse measure NC1, tr(Σ_W Σ_B⁺) / C: Σ_W over all samples, Σ_B the covariance (divided by C) of the class means
/// around their own plain mean, Σ_B⁺ its pseudo-inverse.
/// </summary>
public sealed class NeuralCollapse : ClassScatter
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "neural_collapse_nc1",
            Family = MetricFamily.Covariance,
            Name = "Neural collapse NC1",
            Formula = "tr(Σ_W Σ_B⁺) / C, Σ_W = S_W, Σ_B = 1/C Σ (μ_c − μ̄)(μ_c − μ̄)ᵀ, μ̄ the plain mean of the C class means",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined for fewer than two classes or equal class means. Directions in which the class means do not differ "
                + "are left out (pseudo-inverse).",
            Citation = "Papyan, Han, Donoho: Prevalence of neural collapse during the terminal phase of deep learning training (PNAS "
                + "2020)",
        },
    ];

    private protected override Score Measure(IReadOnlyList<GroupSummary> classes, double[] mean)
    {
        int dimension = classes[0].Mean.Length, samples = classes.Sum(group => group.Count);
        var center = Vector<double>.Build.Dense(dimension);
        Matrix<double> within = Matrix<double>.Build.Dense(dimension, dimension);
        foreach (GroupSummary group in classes)
        {
            center += Vector<double>.Build.Dense(group.Mean) / classes.Count;
            if (group.Covariance is { } covariance)
            {
                within += Matrix<double>.Build.DenseOfArray(covariance) * ((group.Count - 1.0) / samples);
            }
        }
        // With the means as columns, Σ_B = M Mᵀ / C and tr(Σ_W Σ_B⁺) is a sum over M's left singular vectors.
        var means = Matrix<double>.Build.DenseOfColumnVectors(
            classes.Select(group => Vector<double>.Build.Dense(group.Mean) - center));
        if (IsZero(means.PointwiseMultiply(means).Enumerate().Sum(), classes))
        {
            return OneMean;
        }
        var svd = means.Svd(true);
        double threshold = svd.S[0] * Math.Max(dimension, classes.Count) * 1e-13, trace = 0;
        for (int k = 0; k < svd.S.Count && svd.S[k] > threshold; k++)
        {
            Vector<double> direction = svd.U.Column(k);
            trace += direction * (within * direction) * classes.Count / (svd.S[k] * svd.S[k]);
        }
        return trace / classes.Count;
    }
}
