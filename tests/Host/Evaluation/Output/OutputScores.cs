using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Some output metrics on their way through batches that a test writes down.</summary>
/// <param name="format">What outputs and targets are.</param>
/// <param name="metrics">The metrics.</param>
internal sealed class OutputScores(OutputFormat format, params IOutputMetric[] metrics)
{
    private readonly OutputMeasurements measurements =
        new MetricSet(metrics.Select(metric => new MetricSource(metric.GetType().Name, metric.GetType(), () => metric))).Begin(format);

    public OutputScores(SampleShape shape, params IOutputMetric[] metrics)
        : this(new OutputFormat { Shape = shape, Reconstruction = "gaussian" }, metrics)
    {
    }

    public void Add(double[] outputs, double[] targets) => measurements.Add(new OutputBatch
    {
        Nats = new double[targets.Length / format.Shape.Elements],
        TotalNats = 0,
        Outputs = outputs,
        Targets = targets,
    });

    public void AddLabels(int[] outputs, int[] targets, params double[] nats) => measurements.Add(new OutputBatch
    {
        Nats = nats.Length > 0 ? nats : [0],
        TotalNats = nats.Sum(),
        OutputLabels = outputs,
        TargetLabels = targets,
    });

    public IReadOnlyList<(string Key, Score Score)> Measure() => measurements.Measure();
}
