using NebulaBench.Datasets;
using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Metrics.Output;

/// <summary>How far the points of one cloud must be moved to become the other.</summary>
public sealed class EarthMoversDistance : IOutputMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "earth_movers_mean_euclidean",
            Family = MetricFamily.Output,
            Name = "Earth mover's distance",
            Formula = "min over assignments m of mean_a |a − m(a)|",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Exact for clouds of one size up to 512 points. Beyond, or for clouds of two sizes, the cost of Sinkhorn's "
                + "plan rounded to move all mass: an upper bound, as a rule 1 to 3 % above. earth_movers_exact_share says "
                + "which. In runs of the evaluation.earth_movers_samples samples only.",
            Citation = "Rubner, Tomasi, Guibas: The earth mover's distance as a metric for image retrieval (2000); Altschuler, Weed, "
                + "Rigollet (NeurIPS 2017)",
        },
        new()
        {
            Id = "earth_movers_exact_share",
            Family = MetricFamily.Output,
            Name = "EMD, exact share",
            Formula = "share of samples whose earth mover's distance is exact",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where no earth mover's distance was measured.",
            Citation = "a record of this suite",
        },
    ];

    /// <inheritdoc/>
    public IOutputMeasurement? Begin(OutputFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Labels is null && format.Shape is PointCloudShape cloud ? new Measurement(cloud, format.SlowEvery) : null;
    }

    private sealed class Measurement(PointCloudShape shape, int every) : IOutputMeasurement
    {
        private readonly List<EarthMovers> moved = [];
        private int known;

        public void Add(OutputBatch batch)
        {
            int size = batch.Outputs.Length / Math.Max(1, batch.Count);
            EarthMovers?[] distances = SampleBatch.Each(batch.Outputs, batch.Targets, size, (int)shape.Elements, (index, output, target) =>
                every > 0 && (known + index) % every == 0 ? EarthMovers.Between(output, target, (int)shape.Coordinates) : (EarthMovers?)null);
            moved.AddRange(distances.OfType<EarthMovers>());
            known += batch.Count;
        }

        public IReadOnlyList<(string Key, Score Score)> Measure() =>
        [
            ("earth_movers_mean_euclidean", Mean(distance => distance.Distance)),
            ("earth_movers_exact_share", Mean(distance => distance.IsExact ? 1 : 0)),
        ];

        private Score Mean(Func<EarthMovers, double> value) =>
            moved.Count == 0 ? Score.Undefined("no sample was assigned") : moved.Average(value);
    }
}

/// <summary>The earth mover's distance between two clouds of equally heavy points.</summary>
/// <param name="Distance">The mean Euclidean distance that a point is moved.</param>
/// <param name="IsExact">Whether the best assignment was found; otherwise the distance is Sinkhorn's, an upper bound.</param>
public readonly record struct EarthMovers(double Distance, bool IsExact)
{
    /// <summary>Clouds of up to this many points are assigned exactly, in O(n³).</summary>
    public const int MostPointsForExact = 512;

    /// <summary>
    /// The distance between two clouds, [points, dimension]: exact for clouds of one size up to <see cref="MostPointsForExact"/> points.
    /// </summary>
    public static EarthMovers Between(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int dimension)
    {
        int outputs = NearestDistances.CountPoints(output.Length, dimension);
        int targets = NearestDistances.CountPoints(target.Length, dimension);
        return outputs == targets && outputs <= MostPointsForExact
            ? new EarthMovers(Exact(output, target, dimension), true)
            : new EarthMovers(Sinkhorn.UpperBound(new PointDistances(output, target, dimension)), false);
    }

    /// <summary>The mean distance under the best assignment of as many output as target points.</summary>
    public static double Exact(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int dimension)
    {
        double[,] costs = new PointDistances(output, target, dimension).ToMatrix();
        int[] assigned = Assignment.Minimize(costs);
        double sum = 0;
        for (int i = 0; i < assigned.Length; i++)
        {
            sum += costs[i, assigned[i]];
        }
        return sum / assigned.Length;
    }
}
