using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>How far each dimension tells of one factor alone; not measured without factors.</summary>
public sealed class Modularity : FactorMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "modularity",
            Family = MetricFamily.Usefulness,
            Name = "Modularity",
            Formula = "mean over dimensions of 1 − Σ_k≠best I_k² / (I_best² (K − 1)), I_k the mutual information with factor k of K",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Dimensions are cut into 20 equal intervals; one that tells of no factor counts 0. Undefined for a single factor. " + FactorHalves.EdgeCases,
            Citation = "Ridgeway, Mozer (2018), Learning deep disentangled embeddings with the F-statistic loss",
        },
    ];

    private protected override Score Measure(FactorHalves halves, SeedStream seeds) => From(halves.Table);

    private static Score From(FactorTable table)
    {
        if (table.Factors.Count < 2)
        {
            return Score.Undefined(FactorDraws.OneFactor);
        }
        return Enumerable.Range(0, table.Latents.Dimension).Average(dimension =>
        {
            Factor latent = Factor.OfLatent(table.Latents, dimension);
            double[] squared =
            [
                .. table.Factors.Select(factor => Math.Pow(new Information(ContingencyTable.From(latent.Codes, factor.Codes)).MutualInformation, 2)),
            ];
            double best = squared.Max();
            return best == 0 ? 0 : 1 - ((squared.Sum() - best) / (best * (squared.Length - 1)));
        });
    }
}

/// <summary>
/// How well a linear classifier tells which factor pairs of samples have in common, from the mean absolute difference of their latents; not measured
/// without factors.
/// </summary>
public sealed class BetaVaeScore : FactorMetric
{
    private const double Strength = 1e-4;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "beta_vae_score",
            Family = MetricFamily.Usefulness,
            Name = "β-VAE score",
            Formula = "accuracy of a linear classifier of the factor that 64 pairs of samples share, from their latents' mean absolute difference",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"{FactorDraws.EdgeCases} {FactorHalves.EdgeCases}",
            Citation = "Higgins et al. (2017), β-VAE: Learning basic visual concepts with a constrained variational framework",
        },
    ];

    /// <inheritdoc/>
    public override bool DependsOnOrder => true;

    private protected override Score Measure(FactorHalves halves, SeedStream seeds) => From(new FactorDraws(halves, seeds.Open("beta-vae-score")));

    private static Score From(FactorDraws draws)
    {
        if (draws.WhyNone is { } reason)
        {
            return Score.Undefined(reason);
        }
        (LatentTable training, int[] trainingFactors) = Points(draws, FactorDraws.TrainingPoints);
        (LatentTable test, int[] testFactors) = Points(draws, FactorDraws.TestPoints);
        var standardizer = new Standardizer(training);
        var regression = new SoftmaxRegression(standardizer.Apply(training.Values), training.Dimension, trainingFactors, draws.FactorCount);
        double[] parameters = new double[regression.ParameterCount];
        regression.Fit(parameters, Strength);
        return (double)SoftmaxRegression.CountRight(parameters, standardizer.Apply(test.Values), test.Dimension, testFactors) / testFactors.Length;
    }

    private static (LatentTable Points, int[] Factors) Points(FactorDraws draws, int count)
    {
        int dimension = draws.Latents.Dimension;
        double[] points = new double[count * dimension];
        int[] factors = new int[count];
        for (int point = 0; point < count; point++)
        {
            Span<double> mean = points.AsSpan(point * dimension, dimension);
            factors[point] = draws.NextFactor();
            for (int pair = 0; pair < FactorDraws.GroupSize; pair++)
            {
                (int first, int second) = draws.NextPair(factors[point]);
                for (int j = 0; j < dimension; j++)
                {
                    mean[j] += Math.Abs(draws.Latents.Row(first)[j] - draws.Latents.Row(second)[j]) / FactorDraws.GroupSize;
                }
            }
        }
        return (new LatentTable { Values = points, Dimension = dimension }, factors);
    }
}

/// <summary>
/// How well the dimension that varies least among samples with one factor in common tells which factor that is, by majority vote; not measured without
/// factors.
/// </summary>
public sealed class FactorVaeScore : FactorMetric
{
    // A dimension that varies less than this share of the one that varies most has collapsed and would win every vote.
    private const double Collapsed = 1e-3;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "factor_vae_score",
            Family = MetricFamily.Usefulness,
            Name = "FactorVAE score",
            Formula = "accuracy of the majority vote for the factor that 64 samples share, by the dimension of least variance among them over that of all samples",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"Dimensions of less than 0.001 of the largest variance do not vote. {FactorDraws.EdgeCases} {FactorHalves.EdgeCases}",
            Citation = "Kim, Mnih (2018), Disentangling by factorising",
        },
    ];

    /// <inheritdoc/>
    public override bool DependsOnOrder => true;

    private protected override Score Measure(FactorHalves halves, SeedStream seeds) => From(new FactorDraws(halves, seeds.Open("factor-vae-score")));

    private static Score From(FactorDraws draws)
    {
        if (draws.WhyNone is { } reason)
        {
            return Score.Undefined(reason);
        }
        double[] whole = Variances(draws.Latents, [.. Enumerable.Range(0, draws.Latents.Count)]);
        int[] voters = [.. Enumerable.Range(0, whole.Length).Where(j => whole[j] > Collapsed * whole.Max())];
        if (voters.Length == 0)
        {
            return Score.Undefined("no dimension varies");
        }
        int[,] votes = new int[whole.Length, draws.FactorCount];
        for (int point = 0; point < FactorDraws.TrainingPoints; point++)
        {
            (int dimension, int factor) = Vote(draws, whole, voters);
            votes[dimension, factor]++;
        }
        int[] elected = [.. Enumerable.Range(0, whole.Length).Select(j => Enumerable.Range(0, draws.FactorCount).MaxBy(factor => votes[j, factor]))];
        int right = 0;
        for (int point = 0; point < FactorDraws.TestPoints; point++)
        {
            (int dimension, int factor) = Vote(draws, whole, voters);
            right += elected[dimension] == factor ? 1 : 0;
        }
        return (double)right / FactorDraws.TestPoints;
    }

    private static (int Dimension, int Factor) Vote(FactorDraws draws, double[] whole, int[] voters)
    {
        int factor = draws.NextFactor();
        double[] within = Variances(draws.Latents, draws.NextGroup(factor));
        return (voters.MinBy(j => within[j] / whole[j]), factor);
    }

    private static double[] Variances(LatentTable latents, int[] rows)
    {
        double[] mean = new double[latents.Dimension], squares = new double[latents.Dimension];
        foreach (int row in rows)
        {
            for (int j = 0; j < mean.Length; j++)
            {
                mean[j] += latents.Row(row)[j] / rows.Length;
            }
        }
        foreach (int row in rows)
        {
            for (int j = 0; j < mean.Length; j++)
            {
                double difference = latents.Row(row)[j] - mean[j];
                squares[j] += difference * difference / rows.Length;
            }
        }
        return squares;
    }
}

/// <summary>
/// Draws samples that have one factor in common. A dataset's own samples stand for those that its generator would make; a group has one value of the
/// factor, and its samples may differ in all others.
/// </summary>
/// <param name="halves">Latents and factors.</param>
/// <param name="random">Where the draws come from.</param>
internal sealed class FactorDraws(FactorHalves halves, RandomStream random)
{
    /// <summary>The samples, or pairs of samples, that make a point.</summary>
    public const int GroupSize = 64;

    /// <summary>The points that are learned from.</summary>
    public const int TrainingPoints = 2_000;

    /// <summary>The points that are measured.</summary>
    public const int TestPoints = 1_000;

    /// <summary>Why there is no score with one factor.</summary>
    public const string OneFactor = "only one factor varies";

    /// <summary>What holds of both scores.</summary>
    public const string EdgeCases = "On 2,000 points to learn from and 1,000 to measure, drawn by the seed with replacement from the measured samples. "
        + "Undefined for a single factor, or where no two samples share a factor's value.";

    // For each factor the samples of each value that at least two share.
    private readonly int[][][] groups =
    [
        .. halves.Table.Factors.Select(factor => Enumerable.Range(0, factor.Codes.Length)
            .GroupBy(sample => factor.Codes[sample])
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray())
            .Where(group => group.Length > 1)
            .ToArray()),
    ];

    /// <summary>The latents.</summary>
    public LatentTable Latents => halves.Table.Latents;

    /// <summary>The number of factors.</summary>
    public int FactorCount => groups.Length;

    /// <summary>Why nothing can be drawn, or null.</summary>
    public string? WhyNone => FactorCount < 2 ? OneFactor : groups.Any(values => values.Length == 0) ? "no two samples share a factor's value" : null;

    /// <summary>One of the factors.</summary>
    public int NextFactor() => random.NextInt(FactorCount);

    /// <summary>Two samples that share the factor.</summary>
    public (int First, int Second) NextPair(int factor)
    {
        int[] group = NextValue(factor);
        return (group[random.NextInt(group.Length)], group[random.NextInt(group.Length)]);
    }

    /// <summary>Samples that share the factor.</summary>
    public int[] NextGroup(int factor)
    {
        int[] group = NextValue(factor);
        var drawn = new int[GroupSize];
        for (int at = 0; at < drawn.Length; at++)
        {
            drawn[at] = group[random.NextInt(group.Length)];
        }
        return drawn;
    }

    // A value is as likely as it is frequent among the samples.
    private int[] NextValue(int factor)
    {
        int[][] values = groups[factor];
        int at = random.NextInt(values.Sum(group => group.Length));
        foreach (int[] group in values)
        {
            if (at < group.Length)
            {
                return group;
            }
            at -= group.Length;
        }
        throw new System.Diagnostics.UnreachableException();
    }
}
