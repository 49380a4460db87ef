namespace NebulaBench.Metrics.Probing;

/// <summary>How few neighbors in the latent space are none in the input space; not measured without the original samples.</summary>
public sealed class Trustworthiness : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "trustworthiness",
            Family = MetricFamily.Usefulness,
            Name = "Trustworthiness",
            Formula = "1 − 2 / (n k (2n − 3k − 1)) Σ_i Σ_j max(0, r_ij − k), j over the k = 5 nearest in the latent space, "
                + "r_ij their rank in the input space",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            ReferenceName = "trustworthiness_of_first_2_columns_k5",
            EdgeCases = "Undefined for n ≤ 2k and where all samples are one point. Over all pairs of the samples that are compared: in a run, at most "
                + "neighborhood_samples of its split.",
            Citation = "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Neighborhoods.From(input) is { } preserved ? [("trustworthiness", preserved.Trustworthiness)] : [];
    }
}
