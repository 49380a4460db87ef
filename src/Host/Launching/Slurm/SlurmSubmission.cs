using System.Text.Json;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>What was submitted: kept in a file, so that any later process, on any machine of the cluster, finds the runs in the queue.</summary>
public sealed record SlurmSubmission
{
    /// <summary>The version of this file's layout.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The file's name.</summary>
    public const string FileName = "submission.json";

    /// <summary>The version of this file's layout.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The array's job id.</summary>
    public required string Job { get; init; }

    /// <summary>The id of the job that writes the report, or null.</summary>
    public string? ReportJob { get; init; }

    /// <summary>The ids of each task's runs; the first task is number 1.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Tasks { get; init; }

    /// <summary>Keeps it.</summary>
    public void Write(string folder) => AtomicFile.Write(
        Path.Combine(folder, FileName), stream => JsonSerializer.Serialize(stream, this, RunJson.Indented));

    /// <summary>All submissions below a folder, the oldest first.</summary>
    public static IReadOnlyList<SlurmSubmission> In(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(Read)]
        : [];

    private static SlurmSubmission Read(string file)
    {
        SlurmSubmission submission = RunJson.Read<SlurmSubmission>(file, CurrentSchema);
        return submission.Tasks.Any(runs => runs is null || runs.Any(id => id is null)) ? throw RunErrors.Damaged(file, "tasks holds null") : submission;
    }
}
