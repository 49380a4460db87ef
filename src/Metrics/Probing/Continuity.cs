namespace NebulaBench.Metrics.Probing;

/// <summary>How few neighbors in the input space are none in the latent space; not measured without the original samples.</summary>
public sealed class Continuity : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "continuity",
            Family = MetricFamily.Usefulness,
            Name = "Continuity",
            Formula = "as trustworthiness with both spaces exchanged: k = 5",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined for n ≤ 2k and where all samples are one point. Over all pairs of the samples that are compared: in a run, at most "
                + "neighborhood_samples of its split.",
            Citation = "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Neighborhoods.From(input) is { } preserved ? [("continuity", preserved.Continuity)] : [];
    }
}
