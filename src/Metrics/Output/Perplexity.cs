using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How probable the true tokens are, given those before them.</summary>
public sealed class Perplexity : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "perplexity",
            Family = MetricFamily.Output,
            Name = "Perplexity",
            Formula = "exp(negative log-likelihood in nats / number of tokens), over the whole set",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "In runs, of tokens predicted from the true ones before them and from the posterior's mean, the end counted; the latent itself is "
                + "free, so it is no likelihood of the text: perplexity_bound is. Padding does not count. Undefined where the likelihood of no token is "
                + "known.",
            Citation = "Jelinek et al.: Perplexity: a measure of the difficulty of speech recognition tasks (1977)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is SequenceShape && format.Labels is not null ? new Measurement(format) : null;
    }

    /// <summary>exp(nats / tokens).</summary>
    public static Score For(double nats, long tokens) =>
        tokens == 0 ? Score.Undefined("the likelihood of no token is known") : Math.Exp(nats / tokens);

    private sealed class Measurement(OutputFormat format) : IOutputMeasurement
    {
        private double nats;
        private long tokens;

        public void Add(OutputBatch batch)
        {
            for (int row = 0; row < batch.Count; row++)
            {
                nats += batch.Nats[row];
                tokens += TokenRows.Counted(TokenRows.Row(batch.TargetLabels, row, batch.Count), format.IgnoredLabel).Length;
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("perplexity", format.IsLikelihood ? For(nats, tokens) : Score.Undefined($"{format.Reconstruction} is no likelihood"))];
    }
}
