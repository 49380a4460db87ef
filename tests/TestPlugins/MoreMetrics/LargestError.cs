using NebulaBench.Metrics;

namespace TestPlugins;

public sealed class LargestError : IOutputMetric
{
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "largest_error",
            Family = MetricFamily.Output,
            Name = "Largest error",
            Formula = "max |output − target|",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples.",
            Citation = "a metric of a test",
        },
    ];

    public IOutputMeasurement? Begin(OutputFormat format) => format.Labels is null ? new Measurement() : null;

    private sealed class Measurement : IOutputMeasurement
    {
        private double? largest;

        public void Add(OutputBatch batch)
        {
            for (int at = 0; at < batch.Outputs.Length; at++)
                largest = Math.Max(largest ?? 0, Math.Abs(batch.Outputs[at] - batch.Targets[at]));
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [("largest_error", largest is { } value ? value : Score.Undefined("there are no samples"))];
    }
}
