using NebulaBench.Datasets;

namespace NebulaBench.Metrics.Output;

/// <summary>The distances between the points of each output and its target, once for all metrics of a batch of clouds.</summary>
/// <param name="Samples">Those of each sample.</param>
internal sealed record CloudDistances(NearestDistances[] Samples)
{
    /// <summary>Those of a batch.</summary>
    public static CloudDistances From(OutputBatch batch, PointCloudShape shape) => batch.Share(() => new CloudDistances(SampleBatch.Each(
        batch.Outputs, batch.Targets, batch.Outputs.Length / Math.Max(1, batch.Count), (int)shape.Elements,
        (output, target) => NearestDistances.Between(output, target, (int)shape.Coordinates))));
}
