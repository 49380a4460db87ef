using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tracking;

/// <summary>What every tracker keeps of a run, under the same names.</summary>
internal static class TrackedValues
{
    /// <summary>The numbers of an epoch, in the order of the log.</summary>
    public static IEnumerable<KeyValuePair<string, double>> For(EpochRecord epoch) =>
    [
        .. epoch.Values,
        new("epoch/learning_rate", epoch.LearningRate),
        new("epoch/samples_per_second", epoch.SamplesPerSecond),
        new("epoch/seconds", epoch.Seconds),
    ];

    /// <summary>A run's settings, its seed among them.</summary>
    public static IReadOnlyDictionary<string, string> Settings(RunRecord record) =>
        new SortedDictionary<string, string>(SpecText.For(record).ToDictionary(), StringComparer.Ordinal)
        {
            ["seed"] = NumberText.Whole(record.Spec.Seed),
        };
}
