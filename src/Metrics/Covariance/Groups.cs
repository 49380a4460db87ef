namespace NebulaBench.Metrics.Covariance;

/// <summary>Samples by class or by prototype.</summary>
public static class Groups
{
    /// <summary>Measures every group that occurs, in ascending order of its id.</summary>
    public static IReadOnlyList<GroupSummary> Measure(LatentTable table, int[] ids) =>
    [
        .. Enumerable.Range(0, table.Count)
            .GroupBy(i => ids[i])
            .OrderBy(group => group.Key)
            .Select(group => Measure(table, group.Key, [.. group])),
    ];

    /// <summary>
    /// The plain mean of each score over the groups in which it is defined, keyed <c>prefix/id</c>.
    /// </summary>
    public static IEnumerable<(string Key, Score Score)> Means(string prefix, IReadOnlyList<GroupSummary> groups, string whyNone) =>
        SampleSetScores.Ids.Select((id, at) => ($"{prefix}/{id}", Mean([.. groups.Select(group => group.Scores[at].Score)], whyNone)));

    private static GroupSummary Measure(LatentTable table, int id, int[] rows)
    {
        SampleSet set = SampleSet.Of(table, rows);
        return new GroupSummary(
            id, rows.Length, set.Mean ?? [], set.Moments?.Covariance, set.Eigenvalues, SampleSetScores.Measure(table, set, rows));
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
