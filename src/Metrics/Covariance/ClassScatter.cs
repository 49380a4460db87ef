using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>A metric of how far classes spread within themselves, against how far they are from each other.</summary>
public abstract class ClassScatter : ICovarianceMetric
{
    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet whole = SampleSet.From(input);
        IReadOnlyList<GroupSummary> classes = CovarianceGroups.From(input).Classes;
        string? reason = whole.WhyUndefined
            ?? (classes.Count == 0 ? CovarianceGroups.Unlabeled : classes.Count < 2 ? "fewer than two classes occur" : null);
        return [(Descriptors[0].Id, reason is null ? Measure(classes, whole.Mean!) : Score.Undefined(reason))];
    }

    /// <summary>The value for at least two classes.</summary>
    private protected abstract Score Measure(IReadOnlyList<GroupSummary> classes, double[] mean);

    /// <summary>Why there is no value where all classes have one mean.</summary>
    private protected static Score OneMean { get; } = Score.Undefined("the classes' means are the same");

    /// <summary>Whether differences of means are rounding, at most some 1e-12 of the means themselves.</summary>
    private protected static bool IsZero(double squared, IReadOnlyList<GroupSummary> classes) =>
        squared <= 1e-24 * classes.Sum(group => group.Count * group.Mean.Sum(value => value * value));
}

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
            WithinOneSpace = true,
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
