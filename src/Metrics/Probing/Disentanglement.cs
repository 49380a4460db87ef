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
