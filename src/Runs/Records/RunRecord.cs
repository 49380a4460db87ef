using System.Text.Json.Serialization;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Records;

/// <summary>
/// A run as <c>run.json</c> tells it: what was asked for, on what it ran, how it went. With the scores, all that a report reads.
/// </summary>
public sealed record RunRecord
{
    /// <summary>The version of this file's layout that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of this file's layout.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The run's id, which is its folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>Its place in the experiment's plan when it was started: the order of a report's rows, and nothing else.</summary>
    public int Position { get; init; }

    /// <summary>How far it has come.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why it did not finish; null unless it failed or diverged.</summary>
    public RecordedError? Error { get; init; }

    /// <summary>What was asked for, everything resolved.</summary>
    public required RecordedSpec Spec { get; init; }

    /// <summary>The training that went before it; null where there is none, or it has not begun.</summary>
    public RecordedStage? Pretraining { get; init; }

    /// <summary>The data it is trained on; its content is known before it is loaded, being part of the run's id.</summary>
    public required RecordedData Data { get; init; }

    /// <summary>The plugins it used.</summary>
    public IReadOnlyList<RecordedPlugin> Plugins { get; init; } = [];

    /// <summary>The plugins that it was to be given and that could not be used; null where there were none, and in files of older versions.</summary>
    public IReadOnlyList<RecordedSkippedPlugin>? SkippedPlugins { get; init; }

    /// <summary>The program and the machine.</summary>
    public required RecordedEnvironment Environment { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The processes that went on with it after it had stopped; null where it was done in one go, and in files of older versions.</summary>
    public IReadOnlyList<RecordedResumption>? Resumptions { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Epochs that were completed.</summary>
    public int Epochs { get; init; }

    /// <summary>Trainable numbers of the model; null before it was built.</summary>
    public long? Parameters { get; init; }

    /// <summary>
    /// Operations of one sample's way through the model, forward: 2 × the multiply-adds of its linear and convolution layers; null before
    /// it was built, where they could not be counted, and in files of older versions.
    /// </summary>
    public long? FlopsPerSample { get; init; }

    /// <summary>The samples of its split that were measured; null before it ended, and in files of older versions.</summary>
    public long? MeasuredSamples { get; init; }

    /// <summary>Where the time went; null before it ended.</summary>
    public RecordedTimings? Timings { get; init; }

    /// <summary>The largest resident memory of the process; null before it ended.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Length and hash of every other file that makes up the result, by name; empty before it ended.</summary>
    public IReadOnlyDictionary<string, RecordedFile> Files { get; init; } = new Dictionary<string, RecordedFile>();
}
