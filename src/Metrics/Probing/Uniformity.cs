namespace NebulaBench.Metrics.Probing;

/// <summary>How evenly samples spread over the unit sphere.</summary>
public sealed class Uniformity : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "uniformity",
            Family = MetricFamily.Usefulness,
            Name = "Uniformity",
            Formula = "ln of the mean of exp(−2 |x − y|²) over all pairs of samples, x and y scaled to length 1",
            Range = "[−8, 0]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined for fewer than two samples and where a latent is zero.",
            Citation = "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("uniformity", input.Share(() => new Hypersphere(input.Latents)).Uniformity())];
    }
}
