namespace NebulaBench.Metrics.Output;

/// <summary>The mean of a score over samples.</summary>
internal static class ScoreMeans
{
    /// <summary>The mean of values that every sample has.</summary>
    public static Score OfValues(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? Score.Undefined("there are no samples") : values.Average();

    /// <summary>The mean over all samples, undefined if it is undefined in any.</summary>
    public static Score OfAll(IReadOnlyCollection<Score> scores)
    {
        Score[] undefined = [.. scores.Where(score => score.Value is null)];
        if (undefined.Length == 0)
        {
            return OfDefined(scores);
        }
        return Score.Undefined($"{undefined.Length} of {scores.Count} samples have none, the first because {undefined[0].Reason}");
    }

    /// <summary>The mean over the samples in which it is defined.</summary>
    public static Score OfDefined(IReadOnlyCollection<Score> scores)
    {
        double[] values = [.. scores.Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        if (values.Length > 0)
        {
            return values.Average();
        }
        return Score.Undefined(scores.Count == 0 ? "there are no samples" : scores.First().Reason!);
    }
}
