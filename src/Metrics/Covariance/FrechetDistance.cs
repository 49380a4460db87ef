namespace NebulaBench.Metrics.Covariance;

/// <summary>The (squared) Fréchet distance between the Gaussians fitted to two sets of samples.</summary>
public static class FrechetDistance
{
    /// <summary>|μ_a − μ_b|² + tr(Σ_a + Σ_b − 2 (Σ_a Σ_b)^½).</summary>
    public static Score Between(Moments a, Moments b)
    {
        double means = 0, traces = 0;
        for (int j = 0; j < a.Dimension; j++)
        {
            double difference = a.Mean[j] - b.Mean[j];
            means += difference * difference;
            traces += a.Covariance[j, j] + b.Covariance[j, j];
        }
        double shared = SymmetricMatrix.TraceOfRootOfProduct(SymmetricMatrix.Factor(a.Covariance), SymmetricMatrix.Factor(b.Covariance));
        return means + Math.Max(0, traces - (2 * shared));
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
        return Between(SampleSet.Of(a, EvenlySpaced(a.Count, count)), SampleSet.Of(b, EvenlySpaced(b.Count, count)));
    }

    /// <summary>The distance between the first half of a table and the rest: what sampling alone costs, if its order is random.</summary>
    public static Score BetweenHalves(LatentTable table)
    {
        int half = table.Count / 2;
        return Between(
            SampleSet.Of(table, [.. Enumerable.Range(0, half)]),
            SampleSet.Of(table, [.. Enumerable.Range(half, table.Count - half)]));
    }

    private static Score Between(SampleSet a, SampleSet b) => (a.Moments, b.Moments) switch
    {
        ({ } left, { } right) => Between(left, right),
        _ => Score.Undefined(a.WhyUndefined ?? b.WhyUndefined!),
    };

    private static int[] EvenlySpaced(int count, int wanted) =>
        [.. Enumerable.Range(0, wanted).Select(i => (int)((long)i * count / wanted))];
}
