using NebulaBench.Datasets;

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
