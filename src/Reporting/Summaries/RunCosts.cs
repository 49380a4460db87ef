using NebulaBench.Metrics;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Summaries;

/// <summary>A run's costs as scores, so that tables and files treat both alike.</summary>
public static class RunCosts
{
    /// <summary>The family of costs in a key.</summary>
    public const string Family = "cost";

    /// <summary>The costs that scores are held against.</summary>
    public static IReadOnlyList<string> Compared { get; } = [$"{Family}/parameters", $"{Family}/seconds_per_epoch"];

    private const string NotRecorded = "not recorded", NothingTrained = "this objective trains nothing";

    private static readonly (string Id, string Name, Func<RunRecord, double?> Value)[] Costs =
    [
        ("parameters", "Parameters", record => record.Parameters),
        ("flops_per_sample", "FLOPs per sample (2 × multiply-adds, forward)", record => record.FlopsPerSample),
        ("seconds_per_epoch", "Seconds per epoch", record => record.Timings?.SecondsPerEpoch),
        ("train_seconds", "Training, s", record => record.Timings?.TrainSeconds),
        ("evaluate_seconds", "Evaluation, s", record => record.Timings?.EvaluateSeconds),
        ("total_seconds", "Whole run, s", record => record.Timings?.TotalSeconds),
        ("peak_memory_mib", "Peak memory, MiB", record => record.PeakMemoryBytes / (1024.0 * 1024.0)),
    ];

    /// <summary>A run's costs.</summary>
    public static IEnumerable<KeyValuePair<string, Score>> For(RunRecord record) => Costs.Select(cost => KeyValuePair.Create(
        $"{Family}/{cost.Id}", cost.Value(record) is double value ? Score.From(value) : Score.Undefined(record.Epochs == 0 && cost.Id == "seconds_per_epoch" ? NothingTrained : NotRecorded)));

    /// <summary>Whether a key is a count that is the same in every repetition, so that chance has no part in differences.</summary>
    public static bool IsExact(string key) => key is $"{Family}/parameters" or $"{Family}/flops_per_sample";

    /// <summary>What a cost is called, or null for a key that is no cost.</summary>
    public static string? Name(string key) => Costs.Where(cost => key == $"{Family}/{cost.Id}").Select(cost => cost.Name).FirstOrDefault();
}
