using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>Counts how often each label of a pixel, point or voxel was predicted as which, over a whole set.</summary>
/// <param name="classes">The number of labels.</param>
/// <param name="ignored">A target label that does not count, or null.</param>
public sealed class LabelOverlap(int classes, int? ignored = null)
{
    private readonly long[,] counts = new long[classes, classes];

    /// <summary>Adds the labels of one sample.</summary>
    public void Add(ReadOnlySpan<int> output, ReadOnlySpan<int> target)
    {
        SameLength.Require(output.Length, target.Length);
        for (int at = 0; at < target.Length; at++)
        {
            if (target[at] != ignored)
            {
                counts[RequireKnown(target[at], "target"), RequireKnown(output[at], "output")]++;
            }
        }
    }

    /// <summary>Intersection over union of each label; undefined for labels that are neither wanted nor predicted.</summary>
    public IReadOnlyList<Score> OfEachLabel() => [.. Enumerable.Range(0, classes).Select(IntersectionOverUnion)];

    /// <summary>The mean over the labels that occur.</summary>
    public Score Mean()
    {
        double[] defined = [.. OfEachLabel().Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        return defined.Length == 0 ? Score.Undefined("no labels were given") : defined.Average();
    }

    /// <summary>The share of labels that were predicted right.</summary>
    public Score Accuracy()
    {
        long all = counts.Cast<long>().Sum(), right = Enumerable.Range(0, classes).Sum(label => counts[label, label]);
        return all == 0 ? Score.Undefined("no labels were given") : (double)right / all;
    }

    private Score IntersectionOverUnion(int label)
    {
        long union = -counts[label, label];
        for (int other = 0; other < classes; other++)
        {
            union += counts[label, other] + counts[other, label];
        }
        return union == 0 ? Score.Undefined("the label does not occur") : (double)counts[label, label] / union;
    }

    private int RequireKnown(int label, string name) => label >= 0 && label < classes
        ? label
        : throw new ArgumentOutOfRangeException(name, label, $"Labels run from 0 to {classes - 1}.");
}

/// <summary>A metric of predicted labels of pixels, points or voxels, computed from their counts over the whole set.</summary>
public abstract class DenseLabelMetric : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors => [Descriptor];

    /// <summary>What its value is.</summary>
    protected abstract MetricDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Shape is not SequenceShape && format.Labels is { } labels ? new Measurement(this, labels, format.IgnoredLabel) : null;
    }

    /// <summary>The value.</summary>
    private protected abstract Score Measure(LabelOverlap overlap);

    private sealed class Measurement(DenseLabelMetric metric, int labels, int ignored) : IOutputMeasurement
    {
        private readonly LabelOverlap overlap = new(labels, ignored);

        public void Add(OutputBatch batch) => overlap.Add(batch.OutputLabels, batch.TargetLabels);

        public IReadOnlyList<(string Key, Score Score)> Measure() => [(metric.Descriptor.Id, metric.Measure(overlap))];
    }
}

/// <summary>How well the labels of pixels, points or voxels are predicted, each label counting alike.</summary>
public sealed class MeanIntersectionOverUnion : DenseLabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "mean_iou",
        Family = MetricFamily.Output,
        Name = "Mean IoU",
        Formula = "mean over labels of (right) / (wanted or predicted), counted over the whole set",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        EdgeCases = "Labels that are neither wanted nor predicted are left out. Undefined without labels.",
        Citation = "Everingham et al.: The Pascal visual object classes challenge (2015)",
    };

    /// <inheritdoc/>
    private protected override Score Measure(LabelOverlap overlap) => overlap.Mean();
}

/// <summary>The share of pixels, points or voxels whose label is predicted right.</summary>
public sealed class LabelAccuracy : DenseLabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "label_accuracy",
        Family = MetricFamily.Output,
        Name = "Label accuracy",
        Formula = "share of pixels, points or voxels whose label is right",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        EdgeCases = "Undefined without labels.",
        Citation = "Everingham et al.: The Pascal visual object classes challenge (2015)",
    };

    /// <inheritdoc/>
    private protected override Score Measure(LabelOverlap overlap) => overlap.Accuracy();
}
