using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The family of covariance metrics: how the latents vary together, as a whole, per class and per prototype.</summary>
public static class CovarianceMetrics
{
    /// <summary>The prefix of scores averaged over classes, such as <c>mean_over_classes/effective_rank</c>.</summary>
    public const string MeanOverClasses = "mean_over_classes";

    /// <summary>The prefix of scores averaged over prototypes that have samples.</summary>
    public const string MeanOverPrototypes = "mean_over_prototypes";

    private const string Unlabelled = "the samples have no labels";

    /// <summary>What each metric is. The last part of a score's key is its metric's id.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } =
        [.. SpectrumDescriptors.All, .. DependenceDescriptors.All, .. NormalityDescriptors.All, .. StructureDescriptors.All];

    /// <summary>Every score of the family, in the order of a report.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Measure(LatentTable table) => Analyse(table).Scores;

    /// <summary>Every score, and the matrices that a run stores and its figures are drawn from.</summary>
    public static (IReadOnlyList<(string Key, Score Score)> Scores, CovarianceStructure Structure) Analyse(LatentTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        FiniteValues.Require(table);
        if (table.LogVariances is { } logVariances)
        {
            FiniteValues.Require(logVariances, table.Dimension, "log-variances");
        }
        GroupIndex.RequireLength(table.Labels, table.Count, "labels");
        GroupIndex.RequireLength(table.Assignments, table.Count, "assignments");
        SampleSet whole = SampleSet.Of(table);
        CovarianceStructure structure = new()
        {
            Count = table.Count,
            Mean = whole.Mean,
            Covariance = whole.Moments?.Covariance,
            Correlation = whole.Correlation?.OfAll(),
            Eigenvalues = whole.Eigenvalues,
            DeadDimensions = whole.Correlation?.Dead ?? [],
            DimensionKl = ActiveUnits.DimensionKl(table),
            Classes = table.Labels is { } labels ? Groups.Measure(table, labels) : [],
            Prototypes = table.Assignments is { } assignments ? Groups.Measure(table, assignments) : [],
        };
        return (Scores(table, whole, structure), structure);
    }

    private static IReadOnlyList<(string Key, Score Score)> Scores(LatentTable table, SampleSet whole, CovarianceStructure structure)
    {
        string? noClasses = whole.WhyUndefined ?? (structure.Classes.Count == 0 ? Unlabelled : null);
        return
        [
            .. SampleSetScores.Measure(table, whole),
            ("active_units_threshold_0_01", OrUndefined(whole.WhyUndefined, () => ActiveUnits.Count(whole.Moments!))),
            ("posterior_kl_nats", structure.DimensionKl is { } kl ? kl.Sum() : Score.Undefined("the model has no posterior variances")),
            ("mutual_information_nats", MutualInformation.Estimate(table)),
            ("within_to_between_scatter", OrUndefined(noClasses, () => ClassScatter.WithinToBetween(structure.Classes, whole.Mean!))),
            ("neural_collapse_nc1", OrUndefined(noClasses, () => ClassScatter.NeuralCollapse(structure.Classes))),
            ("frechet_distance_first_half_to_second", FrechetDistance.BetweenHalves(table)),
            .. Groups.Means(MeanOverClasses, structure.Classes, Unlabelled),
            .. Groups.Means(MeanOverPrototypes, structure.Prototypes, "the objective assigns no prototypes"),
        ];
    }

    private static Score OrUndefined(string? reason, Func<Score> score) => reason is null ? score() : Score.Undefined(reason);
}
