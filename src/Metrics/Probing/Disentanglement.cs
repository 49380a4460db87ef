using NebulaBench.Errors;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How far single dimensions stand for single generating factors: MIG, SAP and DCI (Eastwood and Williams, 2018), for datasets that know
/// their factors.
/// </summary>
public static class Disentanglement
{
    /// <summary>All disentanglement scores in the order of a report.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="factors">For each sample, one row: the value of each factor.</param>
    /// <param name="seeds">Where the draws get their seeds from.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(LatentTable latents, double[,] factors, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(factors);
        var input = new LatentInput { Set = new EmbeddingSet { Measured = latents, Factors = factors }, Seeds = seeds };
        IProbingMetric[] metrics = [new MutualInformationGap(), new SeparatedPredictability(), new Dci()];
        return [.. metrics.SelectMany(metric => metric.Measure(input))];
    }
}

/// <summary>A metric of latents against generating factors; not measured of a dataset that does not know its factors.</summary>
public abstract class FactorMetric : IProbingMetric
{
    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public virtual bool DependsOnOrder => false;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return FactorHalves.From(input) is { } halves ? [(Descriptors[0].Id, halves.OrUndefined(() => Measure(halves, input.Seeds)))] : [];
    }

    /// <summary>The value where there are factors that vary, and enough samples.</summary>
    /// <param name="halves">Latents and factors.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    private protected abstract Score Measure(FactorHalves halves, SeedStream seeds);
}

/// <summary>
/// What metrics of disentanglement are computed from: latents beside the factors that vary, and half of the samples, drawn once, to fit
/// predictors on while the other half measures them.
/// </summary>
/// <param name="Table">Latents and factors.</param>
/// <param name="Undefined">Why nothing can be measured, or null.</param>
/// <param name="Fit">The samples that predictors are fitted on.</param>
/// <param name="Test">The samples that they are measured on.</param>
internal sealed record FactorHalves(FactorTable Table, string? Undefined, int[] Fit, int[] Test)
{
    /// <summary>What holds of all metrics of factors.</summary>
    public const string EdgeCases = "A factor with up to 20 different values is taken as classes, one with more is cut into 20 equal intervals. "
        + "Constant factors are left out; undefined where none varies.";

    /// <summary>Those of an input, once for all metrics that ask; null for a dataset that does not know its factors.</summary>
    public static FactorHalves? From(LatentInput input) => input.Set.Factors is { } factors ? input.Share(() => From(input, factors)) : null;

    /// <summary>The largest less the second largest, which is 0 where there is only one dimension.</summary>
    public static double Gap(IEnumerable<double> scores)
    {
        double[] best = [.. scores.OrderDescending().Take(2), 0];
        return best[0] - best[1];
    }

    /// <summary>The value, or the reason why there is none.</summary>
    public Score OrUndefined(Func<Score> value) => Undefined is { } reason ? Score.Undefined(reason) : value();

    private static FactorHalves From(LatentInput input, double[,] factors)
    {
        var table = new FactorTable(input.Latents, factors);
        string? reason = input.Latents.Count < 4 ? "there are fewer than four samples"
            : table.Factors.Count == 0 ? "no factor varies"
            : null;
        int[] order = [.. Enumerable.Range(0, input.Latents.Count)];
        input.Seeds.Open("disentanglement-halves").Shuffle(order.AsSpan());
        return new FactorHalves(table, reason, order[..(order.Length / 2)], order[(order.Length / 2)..]);
    }
}

/// <summary>The generating factors of a dataset's samples that vary at all, beside the latents of the same samples.</summary>
internal sealed class FactorTable
{
    public FactorTable(LatentTable latents, double[,] factors)
    {
        if (factors.GetLength(0) != latents.Count)
        {
            throw new NebulaException(
                "NB5002",
                $"there are {factors.GetLength(0)} rows of factors for {latents.Count} samples.",
                remedy: "Give exactly one for each sample, in the same order.");
        }
        FiniteValues.Require(latents);
        FiniteValues.Require([.. factors.Cast<double>()], Math.Max(1, factors.GetLength(1)), "factors");
        Latents = latents;
        Factors =
        [
            .. Enumerable.Range(0, latents.Count == 0 ? 0 : factors.GetLength(1))
                .Select(column => Factor.From([.. Enumerable.Range(0, latents.Count).Select(row => factors[row, column])]))
                .Where(factor => factor.Count > 1),
        ];
    }

    public LatentTable Latents { get; }

    /// <summary>The factors with at least two different values.</summary>
    public IReadOnlyList<Factor> Factors { get; }
}

/// <summary>
/// One generating factor of a dataset, or one latent dimension, with its values put into classes: up to 20 different values are the
/// classes themselves, more are cut into 20 intervals of equal width, as is usual for these scores (Locatello et al., 2019).
/// </summary>
internal sealed class Factor
{
    /// <summary>The number of intervals.</summary>
    public const int Bins = 20;

    private Factor(double[] values, int[] codes, int count, bool isContinuous)
    {
        Values = values;
        Codes = codes;
        Count = count;
        IsContinuous = isContinuous;
    }

    public double[] Values { get; }

    /// <summary>The class of each sample, numbered from 0.</summary>
    public int[] Codes { get; }

    /// <summary>The number of classes that occur, or of intervals.</summary>
    public int Count { get; }

    /// <summary>Whether the values were cut into intervals.</summary>
    public bool IsContinuous { get; }

    public static Factor From(double[] values)
    {
        double[] distinct = [.. values.Distinct().Order().Take(Bins + 1)];
        return distinct.Length <= Bins
            ? new Factor(values, Array.ConvertAll(values, value => Array.BinarySearch(distinct, value)), distinct.Length, false)
            : new Factor(values, Cut(values), Bins, true);
    }

    /// <summary>Latents are always cut, also where only few values occur.</summary>
    public static Factor OfLatent(LatentTable latents, int dimension)
    {
        double[] values = new double[latents.Count];
        for (int sample = 0; sample < values.Length; sample++)
        {
            values[sample] = latents.Row(sample)[dimension];
        }
        return new Factor(values, Cut(values), Bins, isContinuous: true);
    }

    private static int[] Cut(double[] values)
    {
        double lowest = values.Min(), width = values.Max() - lowest;
        return Array.ConvertAll(values, value => width == 0 ? 0 : Math.Min(Bins - 1, (int)((value - lowest) / width * Bins)));
    }
}
