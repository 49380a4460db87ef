using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>The <c>meta.yaml</c> of an experiment and of a run, with the keys in the order in which MLflow writes them.</summary>
internal static class MetaFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "meta.yaml";

    /// <summary>An experiment's file.</summary>
    public static string OfExperiment(string folder, string id, string name, DateTimeOffset made) => $"""
        artifact_location: {Text(Address(folder))}
        creation_time: {Milliseconds(made)}
        experiment_id: {Text(id)}
        last_update_time: {Milliseconds(made)}
        lifecycle_stage: active
        name: {Text(name)}

        """;

    /// <summary>A run's file.</summary>
    public static string OfRun(string folder, string experiment, string id, RunRecord record) => $"""
        artifact_uri: {Text(Address(Path.Combine(folder, "artifacts")))}
        end_time: {(record.Ended is { } ended ? Milliseconds(ended) : "null")}
        entry_point_name: ''
        experiment_id: {Text(experiment)}
        lifecycle_stage: active
        run_id: {Text(id)}
        run_name: {Text(record.Id)}
        run_uuid: {Text(id)}
        source_name: ''
        source_type: 4
        source_version: ''
        start_time: {Milliseconds(record.Started)}
        status: {Status(record.Status)}
        tags: []
        user_id: ''

        """;

    // MLflow's own numbers.
    private static string Status(RunStatus status) => status switch { RunStatus.Running => "1", RunStatus.Finished => "3", _ => "4" };

    private static string Milliseconds(DateTimeOffset time) => NumberText.Whole(time.ToUnixTimeMilliseconds());

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Address(string folder) => new Uri(Path.GetFullPath(folder)).AbsoluteUri;
}
