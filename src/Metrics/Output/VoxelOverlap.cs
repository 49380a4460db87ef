using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How well the occupied cells of two grids coincide.</summary>
public sealed class VoxelOverlap : IOutputMetric
{
    /// <summary>A cell counts as occupied above this value.</summary>
    public const double Threshold = 0.5;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "voxel_iou",
            Family = MetricFamily.Output,
            Name = "Voxel IoU",
            Formula = "mean over samples of cells occupied in both / cells occupied in either; occupied above 0.5",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Samples in which neither grid has an occupied cell are left out.",
            Citation = "Choy et al.: 3D-R2N2 (ECCV 2016)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is VolumeShape
            ? new SampleScores("voxel_iou", format.Shape.Elements, IntersectionOverUnion, definedOnly: true)
            : null;
    }

    /// <summary>Cells occupied in both, over cells occupied in either.</summary>
    public static Score IntersectionOverUnion(ReadOnlySpan<double> output, ReadOnlySpan<double> target)
    {
        SameLength.Require(output.Length, target.Length);
        long both = 0, either = 0;
        for (int at = 0; at < output.Length; at++)
        {
            bool first = output[at] > Threshold, second = target[at] > Threshold;
            both += first && second ? 1 : 0;
            either += first || second ? 1 : 0;
        }
        return either == 0 ? Score.Undefined("no cell is occupied") : (double)both / either;
    }
}
