using System.Text.Json;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>Finds in a <c>run.json</c> what is JSON of the right layout and yet no run: what a writer never writes.</summary>
internal static class RecordCheck
{
    private const int HashLength = 64;

    /// <summary>What is wrong, without a full stop, or null.</summary>
    public static string? Wrong(RunRecord record) =>
        WrongList(record) ?? WrongText(record) ?? WrongOptions(record.Spec) ?? WrongMeasurement(record) ?? WrongHash(record) ?? WrongTime(record);

    private static string? WrongList(RunRecord record) =>
        HasNull(record.Plugins) ? "plugins holds null"
        : HasNull(record.SkippedPlugins) ? "skipped_plugins holds null"
        : HasNull(record.Resumptions) ? "resumptions holds null"
        : HasNull(record.Measurements) ? "measurements holds null"
        : HasNull(record.Data.Classes) ? "data.classes holds null"
        : HasNull(record.Spec.Incidental) ? "spec.incidental holds null"
        : HasNull(record.Error?.Log) ? "error.log holds null"
        : HasNull(record.Files.Values) ? "files holds null"
        : HasNull(record.Environment.Libraries.Values) ? "environment.libraries holds null"
        : null;

    private static bool HasNull<T>(IEnumerable<T>? values)
        where T : class => values?.Any(value => value is null) == true;

    // JSON that leaves a value out gives null where the type has none.
    private static string? WrongText(RunRecord record)
    {
        IEnumerable<(string Path, string?[] Texts)> all =
        [
            ("spec.dataset", [record.Spec.Dataset.Id, record.Spec.Dataset.Label]),
            ("spec.architecture", [record.Spec.Architecture.Id, record.Spec.Architecture.Label]),
            ("spec.objective", [record.Spec.Objective.Id, record.Spec.Objective.Label]),
            ("spec.reconstruction", record.Spec.Reconstruction is { } reconstruction ? [reconstruction.Id, reconstruction.Label] : []),
            ("error", record.Error is { } error ? [error.Code, error.Message] : []),
            ("pretraining", record.Pretraining is { } stage ? [stage.Id, stage.Objective, stage.Keep] : []),
            .. record.Plugins.Select(plugin => ("plugins", new string?[] { plugin.Name, plugin.Version, plugin.Sha256 })),
            .. (record.SkippedPlugins ?? []).Select(plugin => ("skipped_plugins", new string?[] { plugin.Name, plugin.Code, plugin.Reason })),
            .. (record.Resumptions ?? []).Select(resumption => ("resumptions", new string?[] { resumption.From })),
            .. (record.Measurements ?? []).Select(measurement => ("measurements", new string?[] { measurement.Id, measurement.SuiteVersion })),
            .. record.Files.Values.Select(file => ("files", new string?[] { file.Sha256 })),
        ];
        return all.FirstOrDefault(each => each.Texts.Any(text => text is null)).Path is { } path ? $"a value in {path} is missing" : null;
    }

    private static string? WrongOptions(RecordedSpec spec)
    {
        (string Path, JsonElement? Options)[] all =
        [
            ("dataset.options", spec.Dataset.Options), ("architecture.options", spec.Architecture.Options), ("objective.options", spec.Objective.Options),
            ("reconstruction.options", spec.Reconstruction?.Options), ("training", spec.Training), ("evaluation", spec.Evaluation), ("pretraining", spec.Pretraining),
        ];
        string? wrong = all.FirstOrDefault(each => each.Options is { ValueKind: not JsonValueKind.Object }).Path;
        return wrong is not null ? $"spec.{wrong} holds no options"
            : spec.Training.TryGetProperty("device", out JsonElement device) && device.ValueKind != JsonValueKind.String ? "spec.training.device is no text"
            : null;
    }

    private static string? WrongMeasurement(RunRecord record) =>
        record.Measurements?.Any(measurement => measurement.Evaluation.ValueKind != JsonValueKind.Object || HasNull(measurement.Metrics) || HasNull(measurement.Added)) == true
            ? "an entry of measurements is incomplete"
            : null;

    private static string? WrongHash(RunRecord record)
    {
        string? file = record.Files.FirstOrDefault(file => file.Value.Sha256.Length != HashLength).Key;
        return file is null ? null : $"the hash of {file} is not {HashLength} digits long";
    }

    // Years that no clock shows overflow as soon as seconds are added.
    private static string? WrongTime(RunRecord record) =>
        record.Started.Year is < 1970 or > 9000 || record.Ended is { Year: < 1970 or > 9000 } ? "its times are none of a run" : null;
}
