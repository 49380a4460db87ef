using MathNet.Numerics;

namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// Whether treatments differ over blocks (methods over datasets), by their ranks within each block: χ² after Friedman (1937), <i>The use of
/// ranks to avoid the assumption of normality</i>, divided by its correction for ties, and F after Iman and Davenport (1980),
/// <i>Approximations of the critical region of the Friedman statistic</i>. Both as Demšar (2006), <i>Statistical comparisons of classifiers
/// over multiple datasets</i>, recommends.
/// </summary>
/// <remarks>
/// N blocks, k treatments, R the sums of ranks: χ² = (12 / (N k (k + 1)) Σ R² − 3 N (k + 1)) / (1 − Σ (t³ − t) / (N (k³ − k))), with k − 1
/// degrees of freedom; F = (N − 1) χ² / (N (k − 1) − χ²), with k − 1 and (k − 1)(N − 1).
/// </remarks>
public sealed record FriedmanTest
{
    /// <summary>Fewer treatments are a pair, for which there are better tests.</summary>
    public const int FewestTreatments = 3;

    /// <summary>In a single block nothing is repeated.</summary>
    public const int FewestBlocks = 2;

    private const string ChiSquaredName = "Friedman's χ²", ImanDavenportName = "Iman and Davenport's F";

    /// <summary>The number of blocks.</summary>
    public required int Blocks { get; init; }

    /// <summary>Each treatment's mean rank, 1 for the best; empty where a cell is missing or there is no block.</summary>
    public required IReadOnlyList<double> Ranks { get; init; }

    /// <summary>Friedman's χ².</summary>
    public required TestOutcome ChiSquared { get; init; }

    /// <summary>Iman and Davenport's F, less conservative than χ².</summary>
    public required TestOutcome ImanDavenport { get; init; }

    /// <summary>Tests.</summary>
    /// <param name="blocks">For every block the value of every treatment; NaN is a missing one.</param>
    /// <param name="direction">Which values are better: <see cref="Direction.HigherIsBetter"/> gives the largest rank 1.</param>
    public static FriedmanTest From(IReadOnlyList<IReadOnlyList<double>> blocks, Direction direction = Direction.LowerIsBetter)
    {
        int treatments = blocks.Count == 0 ? 0 : blocks[0].Count;
        if (blocks.Any(block => block.Count != treatments || block.Any(double.IsNaN)))
            return Undefined(blocks.Count, [], "a treatment has no value in a block");
        double sign = direction == Direction.HigherIsBetter ? -1 : 1;
        double[][] ranks = [.. blocks.Select(block => AverageRanks.For([.. block.Select(value => sign * value)]))];
        double[] sums = [.. Enumerable.Range(0, treatments).Select(treatment => ranks.Sum(block => block[treatment]))];
        double[] means = [.. sums.Select(sum => sum / blocks.Count)];
        if (treatments < FewestTreatments)
            return Undefined(blocks.Count, means, $"it needs at least {FewestTreatments} treatments, and there are {treatments}");
        if (blocks.Count < FewestBlocks)
            return Undefined(blocks.Count, means, $"it needs at least {FewestBlocks} blocks, and there are {blocks.Count}");
        double most = blocks.Count * (treatments - 1.0);
        double correction = 1 - (blocks.Sum(AverageRanks.TieSum) / (most * treatments * (treatments + 1.0)));
        if (correction <= 0)
            return Undefined(blocks.Count, means, "all treatments are equal in every block");
        double spread = 12 / (blocks.Count * treatments * (treatments + 1.0)) * sums.Sum(sum => sum * sum);
        double statistic = (spread - (3.0 * blocks.Count * (treatments + 1))) / correction;
        return new FriedmanTest
        {
            Blocks = blocks.Count,
            Ranks = means,
            ChiSquared = TestOutcome.From(
                ChiSquaredName, statistic, SpecialFunctions.GammaUpperRegularized((treatments - 1) / 2.0, Math.Max(0, statistic) / 2)),
            ImanDavenport = OfChiSquared(statistic, blocks.Count, treatments),
        };
    }

    private static TestOutcome OfChiSquared(double statistic, int blocks, int treatments)
    {
        double rest = (blocks * (treatments - 1.0)) - statistic;
        if (rest < 1e-9 * blocks * treatments)
            return TestOutcome.Undefined(ImanDavenportName, "all blocks have the very same order, for which F is infinite");
        double between = treatments - 1, within = between * (blocks - 1);
        double ratio = (blocks - 1) * statistic / rest;

        // P(F > f) = I(d₂ / (d₂ + d₁ f); d₂ / 2, d₁ / 2): no difference from 1, which would lose small values.
        double p = SpecialFunctions.BetaRegularized(within / 2, between / 2, within / (within + (between * Math.Max(0, ratio))));
        return TestOutcome.From(ImanDavenportName, ratio, p);
    }

    private static FriedmanTest Undefined(int blocks, IReadOnlyList<double> ranks, string reason) => new()
    {
        Blocks = blocks,
        Ranks = ranks,
        ChiSquared = TestOutcome.Undefined(ChiSquaredName, reason),
        ImanDavenport = TestOutcome.Undefined(ImanDavenportName, reason),
    };
}
