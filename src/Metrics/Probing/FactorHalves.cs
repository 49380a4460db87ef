namespace NebulaBench.Metrics.Probing;

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
    public Score OrUndefined(Func<double> value) => Undefined is { } reason ? Score.Undefined(reason) : value();

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
