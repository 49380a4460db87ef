using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How far the points of two clouds are from the nearest point of the other.</summary>
public sealed class ChamferDistance : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "chamfer_mean_squared_both_directions_summed",
            Family = MetricFamily.Output,
            Name = "Chamfer distance, squared",
            Formula = "mean_a min_b |a − b|² + mean_b min_a |a − b|²",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples. The clouds may differ in size. Depends on the scale of the shapes.",
            Citation = "Fan, Su, Guibas: A point set generation network (CVPR 2017)",
        },
        new()
        {
            Id = "chamfer_mean_euclidean_both_directions_averaged",
            Family = MetricFamily.Output,
            Name = "Chamfer distance, Euclidean",
            Formula = "½ (mean_a min_b |a − b| + mean_b min_a |a − b|)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined without samples. The clouds may differ in size. Depends on the scale of the shapes.",
            Citation = "Fan, Su, Guibas: A point set generation network (CVPR 2017)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is PointCloudShape cloud ? new Measurement(cloud) : null;
    }

    private sealed class Measurement(PointCloudShape shape) : IOutputMeasurement
    {
        private readonly List<double> squared = [], euclidean = [];

        public void Add(OutputBatch batch)
        {
            foreach (NearestDistances nearest in CloudDistances.From(batch, shape).Samples)
            {
                squared.Add(nearest.ChamferSquaredSummed);
                euclidean.Add(nearest.ChamferEuclideanAveraged);
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
        [
            ("chamfer_mean_squared_both_directions_summed", ScoreMeans.OfValues(squared)),
            ("chamfer_mean_euclidean_both_directions_averaged", ScoreMeans.OfValues(euclidean)),
        ];
    }
}
