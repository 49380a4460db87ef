using System.Globalization;
using NebulaBench.Host.Planning;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>How runs are spoken of while they go on.</summary>
internal static class RunCaption
{
    public const string Reused = "finished earlier, nothing to do";

    public static string Title(RunSpec spec)
    {
        string variant = spec.Variant.Length == 0 ? "" : $" · {spec.Variant}";
        return $"{spec.Dataset.Label} · {spec.Architecture.Label} · {spec.Objective.Label}{variant} · seed {NumberText.Whole(spec.Seed)}";
    }

    public static string Numbered(PlannedRun run) => $"[{NumberText.Whole(run.Number)}/{NumberText.Whole(run.Of)}] {Title(run.Spec)}";

    public static string Terms(EpochRecord log) => string.Join(
        "  ",
        log.Values.Where(value => value.Key.StartsWith("training/", StringComparison.Ordinal))
            .Select(value => $"{value.Key["training/".Length..]} {Number(value.Value)}"));

    public static string Outcome(RunFolder run, bool reused, string? measured = null)
    {
        RunRecord record = run.Record;
        return (record.Status, reused) switch
        {
            (RunStatus.Finished, true) => measured is null ? Reused : $"trained earlier, {measured}",
            (RunStatus.Finished, false) => $"finished in {Number(record.Timings!.TotalSeconds)} s{(measured is null ? "" : $", {measured}")}",
            _ => $"{RunJson.Name(record.Status)}: {record.Error?.Code}: {record.Error?.Message}",
        };
    }

    public static string Rate(EpochRecord log) => $"{log.SamplesPerSecond.ToString("#,0", CultureInfo.InvariantCulture)} samples/s";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
