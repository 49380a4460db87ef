using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Conformance.Metrics;

/// <summary>Measures a metric of any contract.</summary>
internal static class MetricProbe
{
    private const int Batch = 8;

    /// <summary>All values that it gives for some data.</summary>
    public static IReadOnlyList<MeasuredValue> Measure(IMetric metric, MetricData data) => metric switch
    {
        IClusteringMetric clustering => For(clustering.Measure(data.Clustering())),
        ILatentMetric latent => For(latent.Measure(new LatentInput { Set = data.Set, Seeds = new SeedStream(0) })),
        ILikelihoodMetric likelihood => For(likelihood.Measure(data.Likelihood())),
        IOutputMetric output => [.. OutputData.All.SelectMany(kind => Measure(output, kind.Like(data)))],
        _ => [],
    };

    private static IReadOnlyList<MeasuredValue> Measure(IOutputMetric metric, OutputData data)
    {
        if (metric.Begin(data.Format) is not { } measurement)
        {
            return [];
        }
        for (int first = 0; first < data.Count; first += Batch)
        {
            measurement.Add(data.Slice(first, Math.Min(Batch, data.Count - first)));
        }
        return For(measurement.Measure(), data.Format.Shape);
    }

    private static IReadOnlyList<MeasuredValue> For(IReadOnlyList<(string Key, Score Score)> values, SampleShape? shape = null) =>
        [.. values.Select(value => new MeasuredValue(shape?.ToString() ?? "", value.Key, value.Score))];
}
