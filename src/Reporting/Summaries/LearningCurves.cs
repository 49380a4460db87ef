using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Summaries;

/// <summary>What a run logged, one curve for each value.</summary>
/// <param name="Epochs">The epochs, counted from 1.</param>
/// <param name="Values">The values by path, such as <c>training/reconstruction</c>; not a number where an epoch has none.</param>
public sealed record LearningCurves(IReadOnlyList<int> Epochs, IReadOnlyDictionary<string, double[]> Values)
{
    /// <summary>More epochs than these say no more to the eye; every n-th is kept, and the last.</summary>
    public const int MostEpochs = 200;

    /// <summary>The loss of the training samples, all terms together.</summary>
    public const string TrainingTotal = "training/total";

    /// <summary>The loss of the validation samples, all terms together.</summary>
    public const string ValidationTotal = "validation/total";

    /// <summary>The curves of a log, or null for one without epochs.</summary>
    public static LearningCurves? From(IReadOnlyList<EpochRecord> log)
    {
        if (log.Count == 0)
        {
            return null;
        }
        int stride = (log.Count + MostEpochs - 1) / MostEpochs;
        EpochRecord[] shown = [.. log.Where((_, index) => (log.Count - 1 - index) % stride == 0)];
        var values = new OrderedDictionary<string, double[]>();
        foreach (string path in log.SelectMany(epoch => epoch.Values.Keys).Distinct())
        {
            values.Add(path, [.. shown.Select(epoch => epoch.Values.TryGetValue(path, out double value) ? value : double.NaN)]);
        }
        return new LearningCurves([.. shown.Select(epoch => epoch.Epoch)], values);
    }

    /// <summary>A curve, or null.</summary>
    public double[]? this[string path] => Values.GetValueOrDefault(path);
}
