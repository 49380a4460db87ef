namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// How dimensions vary together in what a decoder is given: samples of the posteriors. Their covariance is exact without drawing any, that of
/// the means plus the mean of the posteriors' variances; in a deterministic model the latents are their own samples.
/// </summary>
public sealed class SampleCovariance : ICovarianceMetric
{
    private const string Citation = "Wang et al.: Self-supervised latent space optimization with nebula variational coding (TPAMI 2024), their figure of covariances";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mean_abs_covariance_of_samples",
            Family = MetricFamily.Covariance,
            Name = "Mean |covariance| of samples",
            Formula = "mean of |C_ij| over i ≠ j, C = Cov_x(μ) + E_x[diag σ²]",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            WithinOneSpace = true,
            EdgeCases = $"Undefined for fewer than two samples or dimensions. {PosteriorCovariance.WhereDeterministic} Grows with the square of the scale.",
            Citation = Citation,
        },
        new()
        {
            Id = "mean_abs_correlation_of_samples",
            Family = MetricFamily.Covariance,
            Name = "Mean |correlation| of samples",
            Formula = "mean of |C_ij| / √(C_ii C_jj) over i ≠ j, C = Cov_x(μ) + E_x[diag σ²]",
            Range = "[0, 1]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined for fewer than two samples, or where fewer than two dimensions vary. Constant dimensions are left out. "
                + $"{PosteriorCovariance.WhereDeterministic} A collapsed dimension is noise and counts as uncorrelated.",
            Citation = Citation,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet means = SampleSet.From(input);
        Score[] scores = means.Moments is { } moments ? Measure(PosteriorCovariance.OfSamples(moments.Covariance, input.Latents.LogVariances)) : PosteriorCovariance.Undefined(means, 2);
        return [(Descriptors[0].Id, scores[0]), (Descriptors[1].Id, scores[1])];
    }

    private static Score[] Measure(double[,] covariance)
    {
        int dimension = covariance.GetLength(0);
        int[] varying = [.. Enumerable.Range(0, dimension).Where(j => covariance[j, j] > 0)];
        return
        [
            OffDiagonal.MeanAbsolute(covariance),
            varying.Length < 2 ? Score.Undefined("fewer than two dimensions vary")
                : OffDiagonal.Mean(varying, (i, j) => Math.Abs(covariance[i, j]) / Math.Sqrt(covariance[i, i] * covariance[j, j])),
        ];
    }
}

/// <summary>How the means of posteriors vary together: their covariance, and their correlation over the dimensions that tell of the input.</summary>
public sealed class MeanCovariance : ICovarianceMetric
{
    /// <summary>The share of the largest variance above which a dimension counts as active, whatever the scale of the latents.</summary>
    public const double ActiveShare = 0.01;

    private const string Active = "Active are dimensions whose means vary by more than 0.01, or by more than 1 % of the largest variance.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mean_abs_covariance_of_means",
            Family = MetricFamily.Covariance,
            Name = "Mean |covariance| of means",
            Formula = "mean of |S_ij| over i ≠ j, S = Cov_x(μ)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            WithinOneSpace = true,
            EdgeCases = "Undefined for fewer than two samples or dimensions. Grows with the square of the scale.",
            Citation = "the off-diagonal part of a covariance matrix",
        },
        new()
        {
            Id = "active_dimensions",
            Family = MetricFamily.Covariance,
            Name = "Active dimensions",
            Formula = "number of dimensions j with S_jj > 0.01 or S_jj > 0.01 max S, S = Cov_x(μ)",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            WithinOneSpace = true,
            Unit = "dimensions",
            EdgeCases = "Undefined for fewer than two samples.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016), with a threshold that follows the scale",
        },
        new()
        {
            Id = "mean_abs_correlation_of_active_means",
            Family = MetricFamily.Covariance,
            Name = "Mean |correlation| of active means",
            Formula = "mean of |S_ij| / √(S_ii S_jj) over active i ≠ j, S = Cov_x(μ)",
            Range = "[0, 1]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = $"Undefined for fewer than two samples or active dimensions. {Active} Unlike over all dimensions, a collapsed one does not count.",
            Citation = "Cogswell et al.: Reducing overfitting in deep networks by decorrelating representations (ICLR 2016), over active dimensions",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet means = SampleSet.From(input);
        Score[] scores = means.Moments is { } moments ? Measure(moments.Covariance) : PosteriorCovariance.Undefined(means, 3);
        return [.. Descriptors.Zip(scores, (descriptor, score) => (descriptor.Id, score))];
    }

    private static Score[] Measure(double[,] covariance)
    {
        int[] all = [.. Enumerable.Range(0, covariance.GetLength(0))];
        double threshold = Math.Min(ActiveUnits.Threshold, ActiveShare * all.Max(j => covariance[j, j]));
        int[] active = [.. all.Where(j => covariance[j, j] > threshold)];
        return
        [
            OffDiagonal.MeanAbsolute(covariance),
            active.Length,
            active.Length < 2 ? Score.Undefined("fewer than two dimensions are active")
                : OffDiagonal.Mean(active, (i, j) => Math.Abs(covariance[i, j]) / Math.Sqrt(covariance[i, i] * covariance[j, j])),
        ];
    }
}

/// <summary>Posteriors seen as one cloud of samples.</summary>
public static class PosteriorCovariance
{
    internal const string WhereDeterministic = "In a deterministic model the latents themselves are the samples.";

    /// <summary>The covariance of samples, [d, d]: that of the means plus, on the diagonal, the mean of the posteriors' variances.</summary>
    /// <param name="ofMeans">The covariance of the means, [d, d].</param>
    /// <param name="logVariances">The logarithms of the posteriors' variances, row after row; null in a deterministic model.</param>
    public static double[,] OfSamples(double[,] ofMeans, double[]? logVariances)
    {
        ArgumentNullException.ThrowIfNull(ofMeans);
        var covariance = (double[,])ofMeans.Clone();
        int dimension = ofMeans.GetLength(0);
        for (int at = 0; at < logVariances?.Length; at++)
        {
            covariance[at % dimension, at % dimension] += Math.Exp(logVariances[at]) / (logVariances.Length / dimension);
        }
        return covariance;
    }

    internal static Score[] Undefined(SampleSet means, int scores) => [.. Enumerable.Repeat(Score.Undefined(means.WhyUndefined!), scores)];
}

/// <summary>Means over the entries of a symmetric matrix that are not on its diagonal.</summary>
public static class OffDiagonal
{
    /// <summary>The mean of absolute values; undefined of a matrix that has no entry beside its diagonal.</summary>
    public static Score MeanAbsolute(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int dimension = matrix.GetLength(0);
        return dimension < 2
            ? Score.Undefined("there are fewer than two dimensions")
            : Mean([.. Enumerable.Range(0, dimension)], (i, j) => Math.Abs(matrix[i, j]));
    }

    /// <summary>The mean over all pairs of different indices, at least one pair.</summary>
    internal static Score Mean(int[] indices, Func<int, int, double> entry)
    {
        double sum = 0;
        for (int a = 0; a < indices.Length; a++)
        {
            for (int b = a + 1; b < indices.Length; b++)
            {
                sum += entry(indices[a], indices[b]);
            }
        }
        return sum / (indices.Length * (indices.Length - 1.0) / 2);
    }
}
