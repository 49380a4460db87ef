using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The classes and prototypes of latents with what is measured within them.</summary>
/// <param name="Classes">By label, ascending; empty without labels.</param>
/// <param name="Prototypes">By prototype, ascending; empty without assignments.</param>
internal sealed record CovarianceGroups(IReadOnlyList<GroupSummary> Classes, IReadOnlyList<GroupSummary> Prototypes)
{
    /// <summary>Why there are no classes.</summary>
    public const string Unlabeled = "the samples have no labels";

    /// <summary>Those of an input, computed once for all metrics; without scores unless they were measured before.</summary>
    public static CovarianceGroups From(LatentInput input) => From(input, new MetricSet([]));

    /// <summary>Those of an input with the scores of a set of metrics.</summary>
    public static CovarianceGroups From(LatentInput input, MetricSet metrics) => input.Share(() => new CovarianceGroups(
        input.Latents.Labels is { } labels ? Split(input, labels, metrics) : [],
        input.Latents.Assignments is { } assignments ? Split(input, assignments, metrics) : []));

    /// <summary>The metrics of a set that measure classes and prototypes, too.</summary>
    public static IEnumerable<MetricSource> MetricsOfGroups(MetricSet metrics) => metrics.Of<ICovarianceMetric>()
        .Where(source => source.Guarded(() => source.Open<ICovarianceMetric>().MeasuresGroups, _ => false));

    /// <summary>What covariance metrics say of latents, or of a group of them.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Measure(IEnumerable<MetricSource> metrics, LatentInput input) =>
        [.. metrics.SelectMany(source => source.Measure<ICovarianceMetric>(metric => metric.Measure(input)))];

    /// <summary>The plain mean of each score over the groups in which it is defined, keyed <c>prefix/id</c>.</summary>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="ids">The ids of the scores.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="whyNone">Why there may be no group.</param>
    public static IEnumerable<(string Key, Score Score)> Means(
        string prefix, IReadOnlyList<string> ids, IReadOnlyList<GroupSummary> groups, string whyNone)
    {
        Dictionary<string, Score>[] scores = [.. groups.Select(group => group.Scores.ToDictionary(entry => entry.Key, entry => entry.Score))];
        return ids.Select(id => ($"{prefix}/{id}", Mean([.. scores.Where(group => group.ContainsKey(id)).Select(group => group[id])], whyNone)));
    }

    private static IReadOnlyList<GroupSummary> Split(LatentInput input, int[] ids, MetricSet metrics) =>
    [
        .. Enumerable.Range(0, input.Latents.Count)
            .GroupBy(i => ids[i])
            .OrderBy(group => group.Key)
            .Select(group => Summarize(input, group.Key, [.. group], metrics)),
    ];

    private static GroupSummary Summarize(LatentInput input, int id, int[] rows, MetricSet metrics)
    {
        var group = new LatentInput { Set = new EmbeddingSet { Measured = input.Latents.ValuesOf(rows) }, Seeds = input.Seeds };
        SampleSet set = SampleSet.From(group);
        return new GroupSummary(
            id, rows.Length, set.Mean ?? [], set.Moments?.Covariance, set.Eigenvalues, Measure(MetricsOfGroups(metrics), group));
    }

    private static Score Mean(Score[] scores, string whyNone)
    {
        double[] defined = [.. scores.Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        if (defined.Length > 0)
        {
            return defined.Average();
        }
        return Score.Undefined(scores.Length == 0 ? whyNone : $"undefined in every group, first because {scores[0].Reason}");
    }
}
