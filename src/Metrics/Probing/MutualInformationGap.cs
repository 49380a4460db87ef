using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Metrics.Probing;

/// <summary>How far the dimension that knows a factor best is ahead of the next, in mutual information; not measured without factors.</summary>
public sealed class MutualInformationGap : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mig",
            Family = MetricFamily.Usefulness,
            Name = "MIG",
            Formula = "mean over factors of (largest − second largest mutual information with a dimension) / entropy of the factor",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = $"Dimensions are cut into 20 equal intervals. {FactorHalves.EdgeCases}",
            Citation = "Chen et al. (2018), Isolating sources of disentanglement in variational autoencoders",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return FactorHalves.From(input) is { } halves ? [("mig", halves.OrUndefined(() => From(halves.Table)))] : [];
    }

    /// <summary>MIG (Chen et al., 2018): the gap in mutual information over the factor's entropy, averaged over the factors.</summary>
    private static double From(FactorTable table)
    {
        Factor[] latents = [.. Enumerable.Range(0, table.Latents.Dimension).Select(j => Factor.OfLatent(table.Latents, j))];
        return table.Factors.Average(factor =>
        {
            var shared = latents.Select(latent => new Information(ContingencyTable.From(latent.Codes, factor.Codes))).ToArray();
            return FactorHalves.Gap(shared.Select(information => information.MutualInformation)) / shared[0].LabelEntropy;
        });
    }
}
