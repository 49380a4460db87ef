namespace NebulaBench.Metrics.Clusters;

/// <summary>A metric of how well clusters separate the latents, without labels.</summary>
public abstract class SeparationMetric : IClusteringMetric
{
    /// <summary>When all of them are undefined.</summary>
    protected const string Undefined =
        "Undefined for one cluster, where every sample is a cluster of its own, and where all samples are one point.";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors => [Descriptor];

    /// <summary>What its value is.</summary>
    protected abstract MetricDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Geometry geometry = input.Share(() => new Geometry(input.Latents, input.Clusters));
        return [(Descriptor.Id, geometry.Undefined is { } reason ? Score.Undefined(reason) : Measure(geometry))];
    }

    /// <summary>The value for at least two clusters of samples that are not all one point.</summary>
    internal abstract Score Measure(Geometry geometry);
}
