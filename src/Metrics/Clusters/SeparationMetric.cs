using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

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
        Geometry geometry = input.Share(() => new Geometry(input.Latents, input.Clusters, input.Seeds));
        return [(Descriptor.Id, geometry.Undefined is { } reason ? Score.Undefined(reason) : Measure(geometry))];
    }

    /// <summary>The value for at least two clusters of samples that are not all one point.</summary>
    internal abstract Score Measure(Geometry geometry);
}

/// <summary>
/// The same metrics of the samples before they were embedded: how well the clusters of each model separate the data itself, one space for all.
/// </summary>
public sealed class InputSeparation : IClusteringMetric
{
    private const string Suffix = "_of_inputs";

    private static readonly SeparationMetric[] Metrics = [new Silhouette(), new CalinskiHarabasz(), new DaviesBouldin()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        .. Metrics.Select(metric => metric.Descriptors[0]).Select(metric => metric with
        {
            Id = metric.Id + Suffix,
            Name = $"{metric.Name} of inputs",
            Formula = $"{metric.Formula}; distances between the samples as they went into the encoder",
            EdgeCases = $"{metric.EdgeCases} Over the at most neighborhood_samples of the split that are kept; only for images, volumes and vectors.",
            WithinOneSpace = false,
        }),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Originals is not { } originals)
            return [];
        var geometry = new Geometry(originals.Table, [.. originals.Rows.Select(row => input.Clusters[row])]);
        return
        [
            .. Metrics.Zip(Descriptors, (metric, descriptor) =>
                (descriptor.Id, geometry.Undefined is { } reason ? Score.Undefined(reason) : metric.Measure(geometry))),
        ];
    }
}

/// <summary>What metrics of clusters are computed from where there are no labels: latents, clusters, and the clusters' centroids.</summary>
public sealed class Geometry
{
    private readonly Lazy<Centroids> centroids;

    /// <summary>Takes latents and their clusters; throws <c>NB5001</c> for latents that are not finite.</summary>
    /// <param name="latents">The latents.</param>
    /// <param name="clusters">The cluster of each.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    public Geometry(LatentTable latents, int[] clusters, SeedStream seeds = default)
    {
        ArgumentNullException.ThrowIfNull(latents);
        GroupIndex.RequireLength(clusters, latents.Count, "clusters");
        FiniteValues.Require(latents);
        Latents = latents;
        Seeds = seeds;
        Clusters = GroupIndex.From(clusters);
        centroids = new Lazy<Centroids>(() => new Centroids(latents, Clusters));
        Undefined = WhyUndefined();
    }

    /// <summary>The latents.</summary>
    public LatentTable Latents { get; }

    /// <summary>The clusters.</summary>
    public GroupIndex Clusters { get; }

    /// <summary>Where draws get their seeds from.</summary>
    public SeedStream Seeds { get; }

    /// <summary>Why the metrics are undefined, or null.</summary>
    public string? Undefined { get; }

    /// <summary>The clusters' centroids.</summary>
    internal Centroids Centroids => centroids.Value;

    private string? WhyUndefined()
    {
        if (Latents.Count == 0)
        {
            return "there are no samples";
        }
        if (Clusters.Count == 1)
        {
            return "there is only one cluster";
        }
        if (Clusters.Count == Latents.Count)
        {
            return "every sample is a cluster of its own";
        }
        return RowMath.AllRowsEqual(Latents.Values, Latents.Dimension) ? "all samples are the same point" : null;
    }
}
