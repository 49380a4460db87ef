using System.Globalization;
using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>How many points of two clouds have a point of the other nearer than a distance τ.</summary>
/// <param name="thresholds">The distances τ; 0.01 and 0.05 if not given.</param>
public sealed class FScore(IReadOnlyList<double>? thresholds = null) : IOutputMetric
{
    private readonly IReadOnlyList<double> thresholds = thresholds ?? [0.01, 0.05];

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "f_score_at_0_*",
            Family = MetricFamily.Output,
            Name = "F-score at τ",
            Formula = "2 P R / (P + R), P the share of output points less than τ from the target, R that of target points from the "
                + "output",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "0 where no point is near enough. The key names τ, with an underscore for the point: f_score_at_0_05.",
            Citation = "Tatarchenko et al.: What do single-view 3D reconstruction networks learn? (CVPR 2019)",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is PointCloudShape cloud ? new Measurement(cloud, thresholds) : null;
    }

    /// <summary>The key of the F-score at a distance, such as <c>f_score_at_0_05</c>.</summary>
    public static string Key(double threshold) =>
        $"f_score_at_{threshold.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', '_')}";

    private sealed class Measurement(PointCloudShape shape, IReadOnlyList<double> thresholds) : IOutputMeasurement
    {
        private readonly List<double>[] scores = [.. thresholds.Select(_ => new List<double>())];

        public void Add(OutputBatch batch)
        {
            foreach (NearestDistances nearest in CloudDistances.From(batch, shape).Samples)
            {
                for (int at = 0; at < thresholds.Count; at++)
                {
                    scores[at].Add(nearest.FScore(thresholds[at]));
                }
            }
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
            [.. thresholds.Select((threshold, at) => (Key(threshold), ScoreMeans.OfValues(scores[at])))];
    }
}
