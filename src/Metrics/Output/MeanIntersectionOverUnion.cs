using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How well the labels of pixels, points or voxels are predicted, each label counting alike.</summary>
public sealed class MeanIntersectionOverUnion : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mean_iou",
            Family = MetricFamily.Output,
            Name = "Mean IoU",
            Formula = "mean over labels of (right) / (wanted or predicted), counted over the whole set",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Labels that are neither wanted nor predicted are left out. Undefined without labels.",
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

        public IReadOnlyList<(string Key, Score Score)> Measure() => [("mean_iou", overlap.Mean())];
    }
}
