namespace NebulaBench.Metrics.Covariance;

/// <summary>A set of latents (all of them, or those of one class or prototype) and what its covariance says.</summary>
public sealed class SampleSet
{
    private readonly ColumnTable? centered;

    private SampleSet(int count, double[]? mean, ColumnTable? centered, Moments? moments, string? whyUndefined)
    {
        Count = count;
        Mean = mean;
        Moments = moments;
        WhyUndefined = whyUndefined;
        this.centered = centered;
        if (moments is not null)
        {
            Correlation = CorrelationMatrix.From(moments);
            Eigenvalues = SymmetricMatrix.Eigenvalues(moments.Covariance);
        }
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
    public double[]? Eigenvalues { get; }

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
        bool finite = moments.Covariance.Cast<double>().All(double.IsFinite);
        return finite
            ? new SampleSet(columns.Count, moments.Mean, columns, moments, null)
            : new SampleSet(columns.Count, moments.Mean, null, null, "the values are so large that their variances overflow");
    }

    /// <summary>The latents of an input, once for all metrics that ask.</summary>
    internal static SampleSet From(LatentInput input) => input.Share(() => From(input.Latents));

    /// <summary>The samples, whitened; null where the covariance is singular or missing.</summary>
    public ColumnTable? Whitened() => centered is null ? null : Whitening.For(centered, Correlation!);
}
