using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The (squared) Fréchet distance between the Gaussians fitted to two sets of samples.</summary>
public sealed class FrechetDistance : ICovarianceMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "frechet_distance_first_half_to_second",
            Family = MetricFamily.Covariance,
            Name = "Fréchet distance between halves",
            Formula = "frechet_distance between samples 1 … ⌊n/2⌋ and the rest",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined for fewer than four samples. What sampling alone costs, if the samples are in random order.",
            Citation = "Dowson, Landau: The Fréchet distance between multivariate normal distributions (1982)",
        },
        new()
        {
            Id = "frechet_distance",
            Family = MetricFamily.Covariance,
            Name = "Fréchet distance",
            Formula = "|μ_a − μ_b|² + tr(Σ_a + Σ_b − 2 (Σ_a Σ_b)^½)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Taken at equal numbers of samples: of the larger set, evenly spaced ones. Undefined for fewer than two "
                + "samples a set or different dimensions. Defined for singular covariances.",
            Citation = "Dowson, Landau: The Fréchet distance between multivariate normal distributions (1982); Heusel et al. "
                + "(NeurIPS 2017)",
        },
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [(Descriptors[0].Id, BetweenHalves(input.Latents))];
    }

    // |μ_a − μ_b|² + tr(Σ_a + Σ_b − 2 (Σ_a Σ_b)^½)
    private static double Between(SampleSet left, SampleSet right, Moments a, Moments b)
    {
        double means = 0, traces = 0;
        for (int j = 0; j < a.Dimension; j++)
        {
            double difference = a.Mean[j] - b.Mean[j];
            means += difference * difference;
            traces += a.Covariance[j, j] + b.Covariance[j, j];
        }
        double shared = a.Dimension <= SymmetricSpectrum.Narrow
            ? SymmetricMatrix.TraceOfRootOfProduct(SymmetricMatrix.Factor(a.Covariance), SymmetricMatrix.Factor(b.Covariance))
            : WideTraceOfRootOfProduct(left, right);
        return means + Math.Max(0, traces - (2 * shared));
    }

    // For A = F Fᵀ and B = G Gᵀ the sum of the singular values of Fᵀ G; the smaller of samples and triangular factor is a factor.
    private static double WideTraceOfRootOfProduct(SampleSet left, SampleSet right)
    {
        int dimension = left.Mean!.Length;
        double[] f = Factor(left), g = Factor(right);
        double[] product = f.Length <= g.Length ? RowProducts.Multiply(f, g, dimension) : RowProducts.Multiply(g, f, dimension);
        int size = Math.Min(f.Length, g.Length) / dimension;
        double largest = product.Max(Math.Abs);
        if (largest == 0)
        {
            return 0;
        }
        double[] scaled = Array.ConvertAll(product, value => value / largest);
        return SymmetricMatrix.SumOfRoots(SymmetricMatrix.Eigenvalues(RowProducts.Gram(scaled, scaled.Length / size), size, size)) * largest;
    }

    // Fᵀ, row-major, with F Fᵀ = covariance.
    private static double[] Factor(SampleSet set)
    {
        int dimension = set.Mean!.Length;
        if (set.Count <= dimension || SymmetricMatrix.Lower(set.Moments!.Covariance) is not { } lower)
        {
            return set.Rows();
        }
        double[] transposed = new double[lower.Length];
        for (int at = 0; at < lower.Length; at++)
        {
            transposed[(at % dimension * dimension) + (at / dimension)] = lower[at];
        }
        return transposed;
    }

    /// <summary>
    /// The distance between two tables. It is biased by the number of samples, so it is taken at equal numbers: of the larger table,
    /// evenly spaced rows are used.
    /// </summary>
    public static Score Between(LatentTable a, LatentTable b)
    {
        FiniteValues.Require(a);
        FiniteValues.Require(b);
        if (a.Dimension != b.Dimension)
        {
            return Score.Undefined($"the sets have {a.Dimension} and {b.Dimension} dimensions");
        }
        int count = Math.Min(a.Count, b.Count);
        return Between(SampleSet.From(a, UniformSubsample.For(a.Count, count)), SampleSet.From(b, UniformSubsample.For(b.Count, count)));
    }

    /// <summary>The distance between the first half of a table and the rest: what sampling alone costs, if its order is random.</summary>
    public static Score BetweenHalves(LatentTable table)
    {
        int half = table.Count / 2;
        return Between(
            SampleSet.From(table, [.. Enumerable.Range(0, half)]),
            SampleSet.From(table, [.. Enumerable.Range(half, table.Count - half)]));
    }

    private static Score Between(SampleSet a, SampleSet b) => (a.Moments, b.Moments) switch
    {
        ({ } left, { } right) => Between(a, b, left, right),
        _ => Score.Undefined(a.WhyUndefined ?? b.WhyUndefined!),
    };
}
