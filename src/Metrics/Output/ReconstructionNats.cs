namespace NebulaBench.Metrics.Output;

/// <summary>The mean reconstruction loss in nats per sample; for a variational objective, of the posterior's mean.</summary>
public sealed class ReconstructionNats : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "reconstruction_nats",
            Family = MetricFamily.Output,
            Name = "Reconstruction",
            Formula = "mean over samples of the experiment's reconstruction loss, decoded from the latent's mean",
            Range = "depends on the reconstruction",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Comparable only between runs of the same data and the same reconstruction; smaller than the training term of a variational objective, which decodes samples.",
            Citation = "Kingma and Welling, Auto-Encoding Variational Bayes, ICLR 2014, equation 10",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return new Measurement();
    }

    private sealed class Measurement : IOutputMeasurement
    {
        private double nats;
        private long samples;

        public void Add(OutputBatch batch)
        {
            nats += batch.TotalNats;
            samples += batch.Count;
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("reconstruction_nats", samples == 0 ? Score.Undefined("there are no samples") : nats / samples)];
    }
}
