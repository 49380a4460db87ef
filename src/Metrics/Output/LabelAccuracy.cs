using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>The share of pixels, points or voxels whose label is predicted right.</summary>
public sealed class LabelAccuracy : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "label_accuracy",
            Family = MetricFamily.Output,
            Name = "Label accuracy",
            Formula = "share of pixels, points or voxels whose label is right",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined without labels.",
            Citation = "Everingham et al.: The Pascal visual object classes challenge (2015)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is not SequenceShape && format.Labels is { } labels ? new Measurement(labels, format.IgnoredLabel) : null;
    }

    private sealed class Measurement(int labels, int ignored) : IOutputMeasurement
    {
        private readonly LabelOverlap overlap = new(labels, ignored);

        public void Add(OutputBatch batch) => overlap.Add(batch.OutputLabels, batch.TargetLabels);

        public IReadOnlyList<(string Key, Score Score)> Measure() => [("label_accuracy", overlap.Accuracy())];
    }
}
