namespace NebulaBench.Metrics.Probing;

/// <summary>How near samples of one label are on the unit sphere.</summary>
public sealed class Alignment : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "alignment",
            Family = MetricFamily.Usefulness,
            Name = "Alignment",
            Formula = "mean |x − y|² over pairs of samples of the same label, x and y scaled to length 1",
            Range = "[0, 4]",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined without labels, where no two samples share one, and where a latent is zero.",
            Citation = "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("alignment", input.Share(() => new Hypersphere(input.Latents)).Alignment())];
    }
}
