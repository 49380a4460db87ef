using NebulaBench.Errors;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

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
