namespace NebulaBench.Metrics.Output;

/// <summary>How probable targets in [0, 1] are under Bernoulli outputs, per sample and per value.</summary>
public sealed class BernoulliLikelihood : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "bernoulli_nll_nats",
            Family = MetricFamily.Output,
            Name = "Bernoulli NLL",
            Formula = "mean over samples of −Σ (x ln p + (1 − x) ln(1 − p))",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats per sample",
            EdgeCases = "Logarithms are bounded at −100, so that a probability rounded to 0 or 1 stays finite. Undefined for outputs "
                + "that are no probabilities or targets outside [0, 1]. Targets between 0 and 1 have a least value above 0.",
            Citation = "Kingma, Welling: Auto-encoding variational Bayes (ICLR 2014)",
        },
        new()
        {
            Id = "bits_per_dimension",
            Family = MetricFamily.Output,
            Name = "Bits per dimension",
            Formula = "nats / (D ln 2) + log2 L, D values a sample, scaled from L levels to [0, 1]; L = 1 for discrete values",
            Range = "(−∞, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "bits",
            EdgeCases = "Undefined where the negative log-likelihood is.",
            Citation = "Theis, van den Oord, Bethge: A note on the evaluation of generative models (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format is { Labels: null, IsBernoulli: true } ? new Measurement(format.Shape.Elements) : null;
    }

    private sealed class Measurement(long size) : IOutputMeasurement
    {
        private readonly SampleScores nats = new("bernoulli_nll_nats", size, Likelihood.BernoulliNats);

        public void Add(OutputBatch batch) => nats.Add(batch);

        public IReadOnlyList<(string Key, Score Score)> Measure()
        {
            Score mean = nats.Mean();
            return
            [
                ("bernoulli_nll_nats", mean),
                ("bits_per_dimension", mean.Value is { } value ? Likelihood.BitsPerDimension(value, size) : mean),
            ];
        }
    }
}
