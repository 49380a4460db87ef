using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>A set of latents (all of them, or those of one class or prototype) and what its covariance says.</summary>
public sealed class SampleSet
{
    private readonly ColumnTable? centered;
    private readonly Lazy<double[]?> eigenvalues;

    private SampleSet(int count, double[]? mean, ColumnTable? centered, Moments? moments, string? whyUndefined)
    {
        Count = count;
        Mean = mean;
        Moments = moments;
        WhyUndefined = whyUndefined;
        this.centered = centered;
        if (moments is not null)
        {
            Correlation = CorrelationMatrix.From(moments, centered);
        }
        eigenvalues = new Lazy<double[]?>(() => moments is null ? null
            : moments.Dimension <= SymmetricSpectrum.Narrow ? SymmetricMatrix.Eigenvalues(moments.Covariance)
            : SymmetricMatrix.Eigenvalues(centered!, Dimensions, Ones, (a, b) => moments.Covariance[a, b]));
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The mean; null of an empty set.</summary>
    public double[]? Mean { get; }

    /// <summary>Mean and covariance; null where there is no covariance.</summary>
    public Moments? Moments { get; }

    /// <summary>The correlations; null where there is no covariance.</summary>
    public CorrelationMatrix? Correlation { get; }

    /// <summary>The covariance's eigenvalues, largest first; null where there is no covariance.</summary>
    public double[]? Eigenvalues => eigenvalues.Value;

    /// <summary>Why there is no covariance; null where there is one.</summary>
    public string? WhyUndefined { get; }

    /// <summary>The chosen rows of a table, or all of them.</summary>
    public static SampleSet From(LatentTable table, IReadOnlyList<int>? rows = null)
    {
        var columns = ColumnTable.From(table.Values, table.Dimension, rows);
        if (columns.Count < 2 || columns.Dimension == 0)
        {
            double[]? only = columns.Count == 1 ? columns.ToRowMajor() : null;
            string reason = columns.Count < 2
                ? $"a covariance needs two samples, there {(columns.Count == 1 ? "is 1" : "are 0")}"
                : "the latents have no dimension";
            return new SampleSet(columns.Count, only, null, null, reason);
        }
        Moments moments = Moments.OfCentering(columns);
        return SymmetricMatrix.RowMajor(moments.Covariance).All(double.IsFinite)
            ? new SampleSet(columns.Count, moments.Mean, columns, moments, null)
            : new SampleSet(columns.Count, moments.Mean, null, null, "the values are so large that their variances overflow");
    }

    /// <summary>The latents of an input, once for all metrics that ask.</summary>
    internal static SampleSet From(LatentInput input) => input.Share(() => From(input.Latents));

    /// <summary>The samples, whitened; null where the covariance is singular or missing.</summary>
    public ColumnTable? Whitened() => centered is null ? null : Whitening.For(centered, Correlation!);

    /// <summary>The samples less their mean; null where there is no covariance.</summary>
    internal ColumnTable? Centered => centered;

    /// <summary>The samples less their mean, row after row, divided so that their products add up to covariances.</summary>
    internal double[] Rows() => SymmetricMatrix.Rows(centered!, Dimensions, Ones);

    private int[] Dimensions => [.. Enumerable.Range(0, centered!.Dimension)];

    private double[] Ones => [.. Enumerable.Repeat(1.0, centered!.Dimension)];
}

/// <summary>A metric that every set of latents has: the whole, a class, a prototype. It is undefined where the set has no covariance.</summary>
public abstract class SampleSetMetric : ICovarianceMetric
{
    /// <summary>When metrics that need an invertible covariance are undefined.</summary>
    private protected const string WhenSingular =
        "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated dimension.";

    /// <summary>What becomes of constant dimensions.</summary>
    private protected const string WithoutConstant = "Constant dimensions are left out and counted in dead_dimensions.";

    /// <inheritdoc/>
    public bool MeasuresGroups => true;

    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet set = SampleSet.From(input);
        Score[] scores = set.Moments is null
            ? [.. Enumerable.Repeat(Score.Undefined(set.WhyUndefined!), Descriptors.Count)]
            : Measure(input, new Gaussian(set.Count, set.Moments, set.Correlation!, set.Eigenvalues!, set));
        return [.. Descriptors.Zip(scores, (descriptor, score) => (descriptor.Id, score))];
    }

    /// <summary>The values in the order of their descriptors, for a set that has a covariance.</summary>
    private protected abstract Score[] Measure(LatentInput input, Gaussian set);

    /// <summary>What a covariance says of a set of samples.</summary>
    private protected sealed record Gaussian(
        int Count, Moments Moments, CorrelationMatrix Correlation, double[] Eigenvalues, SampleSet Samples);
}

/// <summary>Turns samples into ones of mean 0 and covariance I (divided by n), in which Mahalanobis distances are plain ones.</summary>
public static class Whitening
{
    // So many rows of some hundred dimensions stay in the cache while each column is taken from all after it.
    private const int RowsPerBlock = 64;

    /// <summary>The whitened samples, or null where the covariance is singular.</summary>
    /// <param name="centered">The samples less their mean.</param>
    /// <param name="correlation">Their correlations; dead dimensions are left out.</param>
    public static ColumnTable? For(ColumnTable centered, CorrelationMatrix correlation)
    {
        if (!correlation.IsRegular)
        {
            return null;
        }
        int count = centered.Count, dimension = correlation.Live.Length;
        double[] lower = correlation.Lower;
        // The unbiased covariance divides by n − 1; Mardia and Henze and Zirkler define theirs with n.
        double toBiased = Math.Sqrt(count / (count - 1.0));
        var white = new ColumnTable(count, dimension);
        Parallelism.For(0, (count + RowsPerBlock - 1) / RowsPerBlock, block =>
        {
            int first = block * RowsPerBlock, length = Math.Min(RowsPerBlock, count - first);
            for (int k = 0; k < dimension; k++)
            {
                Span<double> column = white.Column(k).Slice(first, length);
                ReadOnlySpan<double> source = centered.Column(correlation.Live[k]).Slice(first, length);
                double scale = toBiased / correlation.Deviations[k];
                for (int i = 0; i < length; i++)
                {
                    column[i] = source[i] * scale;
                }
                for (int j = 0; j < k; j++)
                {
                    RowMath.AddScaled(column, white.Column(j).Slice(first, length), -lower[(k * dimension) + j]);
                }
                foreach (ref double value in column)
                {
                    value /= lower[(k * dimension) + k];
                }
            }
        });
        return white;
    }
}
