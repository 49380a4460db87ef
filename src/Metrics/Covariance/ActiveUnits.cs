namespace NebulaBench.Metrics.Covariance;

/// <summary>How many dimensions carry information about the input.</summary>
public sealed class ActiveUnits : ICovarianceMetric
{
    /// <summary>The variance of the posterior's mean above which a dimension counts as active (Burda et al.).</summary>
    public const double Threshold = 0.01;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "active_units_threshold_0_01",
            Family = MetricFamily.Covariance,
            Name = "Active units",
            Formula = "number of dimensions j with Var_x(E[z_j | x]) > 0.01",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Measured on the posteriors' means (the latents themselves where the model is deterministic). Depends on the "
                + "scale of the latents.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet whole = SampleSet.From(input);
        Score score = whole.Moments is { } moments
            ? Enumerable.Range(0, moments.Dimension).Count(j => moments.Covariance[j, j] > Threshold)
            : Score.Undefined(whole.WhyUndefined!);
        return [(Descriptors[0].Id, score)];
    }
}
