using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Output;
using NebulaBench.Metrics.Probing;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics;

/// <summary>The metrics of the suite, one line each, in the order of a report.</summary>
public static class BundledMetrics
{
    /// <summary>The metrics of this assembly as a set.</summary>
    /// <param name="options">How to measure; null for the defaults.</param>
    public static MetricSet Set(EvaluationOptions? options = null) => new(Sources(options ?? new EvaluationOptions()));

    /// <summary>What each of them is called and how it is made.</summary>
    public static IReadOnlyList<MetricSource> All { get; } = [.. Sources(new EvaluationOptions())];

    /// <summary>The descriptors of their values, family after family.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } = [.. All.SelectMany(source => source.Descriptors)];

    /// <summary>
    /// The descriptor of a key such as <c>clusters/kmeans/ari</c> or <c>usefulness/knn_accuracy_k5</c>, or null for a key that none
    /// of them has. Keys of a metric that is measured several times, as for several numbers of neighbors, share its descriptor.
    /// </summary>
    public static MetricDescriptor? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Descriptors.Find(key);
    }

    /// <summary>The same for other descriptors.</summary>
    /// <param name="descriptors">The descriptors.</param>
    /// <param name="key">The key.</param>
    public static MetricDescriptor? Find(this IEnumerable<MetricDescriptor> descriptors, string key)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        ArgumentNullException.ThrowIfNull(key);
        string id = key[(key.LastIndexOf('/') + 1)..];
        return descriptors.FirstOrDefault(metric => metric.Id == id) ?? descriptors.FirstOrDefault(metric => metric.Describes(id));
    }

    /// <summary>The metrics, as an experiment's options configure them.</summary>
    internal static IEnumerable<MetricSource> Sources(EvaluationOptions options) =>
    [
        Metric("accuracy-hungarian", () => new HungarianAccuracy()),
        Metric("purity", () => new Purity()),
        Metric("inverse-purity", () => new InversePurity()),
        Metric("nmi-arithmetic", () => new NormalizedMutualInformation()),
        Metric("ami", () => new AdjustedMutualInformation()),
        Metric("ari", () => new AdjustedRandIndex()),
        Metric("homogeneity", () => new Homogeneity()),
        Metric("completeness", () => new Completeness()),
        Metric("v-measure", () => new VMeasure()),
        Metric("fowlkes-mallows", () => new FowlkesMallows()),
        Metric("silhouette", () => new Silhouette()),
        Metric("calinski-harabasz", () => new CalinskiHarabasz()),
        Metric("davies-bouldin", () => new DaviesBouldin()),
        Metric("input-separation", () => new InputSeparation()),
        Metric("used-clusters", () => new UsedClusters()),
        Metric("dead-clusters", () => new DeadClusters()),
        Metric("largest-cluster-share", () => new LargestCluster()),
        Metric("cluster-perplexity", () => new ClusterPerplexity()),

        Metric("dead-dimensions", () => new DeadDimensions()),
        Metric("covariance-rank", () => new CovarianceRank()),
        Metric("effective-rank", () => new EffectiveRank()),
        Metric("participation-ratio", () => new ParticipationRatio()),
        Metric("condition-number", () => new ConditionNumber()),
        Metric("mean-abs-offdiagonal-correlation", () => new MeanAbsoluteCorrelation()),
        Metric("offdiagonal-energy-ratio", () => new OffDiagonalEnergy()),
        Metric("gaussian-total-correlation", () => new GaussianTotalCorrelation()),
        Metric("gaussian-wasserstein-correlation", () => new WassersteinCorrelation()),
        Metric("gaussian-kl-to-standard-normal", () => new GaussianKl()),
        Metric("mardia", () => new Mardia()),
        Metric("henze-zirkler", () => new HenzeZirkler()),
        Metric("active-units", () => new ActiveUnits()),
        Metric("covariance-of-samples", () => new SampleCovariance()),
        Metric("covariance-of-means", () => new MeanCovariance()),
        Metric("posterior-kl", () => new PosteriorKl()),
        Metric("mutual-information", () => new MutualInformation()),
        Metric("aggregated-posterior-mmd", () => new AggregatedPosteriorDiscrepancy()),
        Metric("within-to-between-scatter", () => new WithinToBetweenScatter()),
        Metric("neural-collapse", () => new NeuralCollapse()),
        Metric("frechet-distance", () => new FrechetDistance()),

        Metric("knn-accuracy", () => new NeighborAccuracy(options.Neighbors)),
        Metric("retrieval", () => new Retrieval()),
        Metric("linear-probe-accuracy", () => new LinearProbeAccuracy()),
        Metric("trustworthiness", () => new Trustworthiness()),
        Metric("continuity", () => new Continuity()),
        Metric("alignment", () => new Alignment()),
        Metric("uniformity", () => new Uniformity()),
        Metric("mig", () => new MutualInformationGap()),
        Metric("sap", () => new SeparatedPredictability()),
        Metric("dci", () => new Dci()),
        Metric("modularity", () => new Modularity()),
        Metric("beta-vae-score", () => new BetaVaeScore()),
        Metric("factor-vae-score", () => new FactorVaeScore()),

        Metric("reconstruction-nats", () => new ReconstructionNats()),
        Metric("mse", () => new MeanSquaredError()),
        Metric("psnr", () => new PeakSignalToNoise()),
        Metric("ssim", () => new StructuralSimilarity()),
        Metric("chamfer", () => new ChamferDistance()),
        Metric("earth-movers", () => new EarthMoversDistance()),
        Metric("f-score", () => new FScore()),
        Metric("voxel-iou", () => new VoxelOverlap()),
        Metric("token-accuracy", () => new TokenAccuracy()),
        Metric("perplexity", () => new Perplexity()),
        Metric("bleu", () => new Bleu()),
        Metric("mean-iou", () => new MeanIntersectionOverUnion()),
        Metric("label-accuracy", () => new LabelAccuracy()),
        Metric("bernoulli-nll", () => new BernoulliLikelihood()),
        Metric("iwae-bound", () => new ImportanceWeightedBound()),
        Metric("perplexity-bound", () => new PerplexityBound()),
    ];

    private static MetricSource Metric<TMetric>(string id, Func<TMetric> create)
        where TMetric : IMetric => new(id, typeof(TMetric), () => create());
}
