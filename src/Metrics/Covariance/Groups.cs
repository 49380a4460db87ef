using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics.Covariance;

/// <summary>Samples by class or by prototype.</summary>
public static class Groups
{
    /// <summary>Measures every group that occurs, in ascending order of its id.</summary>
    internal static IReadOnlyList<GroupSummary> Measure(LatentInput input, int[] ids, MetricSet metrics) =>
    [
        .. Enumerable.Range(0, input.Latents.Count)
            .GroupBy(i => ids[i])
            .OrderBy(group => group.Key)
            .Select(group => Measure(input, group.Key, [.. group], metrics)),
    ];

    /// <summary>
    /// The plain mean of each score over the groups in which it is defined, keyed <c>prefix/id</c>.
    /// </summary>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="ids">The ids of the scores.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="whyNone">Why there may be no group.</param>
    internal static IEnumerable<(string Key, Score Score)> Means(
        string prefix, IReadOnlyList<string> ids, IReadOnlyList<GroupSummary> groups, string whyNone)
    {
        Dictionary<string, Score>[] scores = [.. groups.Select(group => group.Scores.ToDictionary(entry => entry.Key, entry => entry.Score))];
        return ids.Select(id => ($"{prefix}/{id}", Mean([.. scores.Where(group => group.ContainsKey(id)).Select(group => group[id])], whyNone)));
    }

    private static GroupSummary Measure(LatentInput input, int id, int[] rows, MetricSet metrics)
    {
        var group = new LatentInput { Set = new EmbeddingSet { Measured = input.Latents.ValuesOf(rows) }, Seeds = input.Seeds };
        SampleSet set = SampleSet.From(group);
        return new GroupSummary(
            id, rows.Length, set.Mean ?? [], set.Moments?.Covariance, set.Eigenvalues, CovarianceMeasures.Measure(metrics, group, groupsOnly: true));
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
