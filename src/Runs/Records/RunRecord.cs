using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NebulaBench.Errors;
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

    /// <summary>Whether its embeddings were imported: it was not trained here and has no model. False in files of older versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool External { get; init; }

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

    /// <summary>
    /// How its scores were measured, one entry each time some were added; null before it ended, and in files of older versions, whose scores were
    /// measured as <see cref="RecordedSpec.Evaluation"/> says.
    /// </summary>
    public IReadOnlyList<RecordedMeasurement>? Measurements { get; init; }

    /// <summary>Where the time went; null before it ended.</summary>
    public RecordedTimings? Timings { get; init; }

    /// <summary>The largest resident memory of the process; null before it ended.</summary>
    public long? PeakMemoryBytes { get; init; }

    /// <summary>Length and hash of every other file that makes up the result, by name; empty before it ended.</summary>
    public IReadOnlyDictionary<string, RecordedFile> Files { get; init; } = new Dictionary<string, RecordedFile>();
}

/// <summary>The data a run was trained and measured on.</summary>
public sealed record RecordedData
{
    /// <summary>The hash of its content, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The classes' names in the order of their labels; empty where there are none.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Samples that were left out because they could not be read, per split; splits without any are not named.</summary>
    public IReadOnlyDictionary<string, long> Skipped { get; init; } = new Dictionary<string, long>();

    /// <summary>Samples per split, by the split's name; empty before it was loaded.</summary>
    public IReadOnlyDictionary<string, long> Samples { get; init; } = new Dictionary<string, long>();
}

/// <summary>What a run ran on.</summary>
public sealed record RecordedEnvironment
{
    /// <summary>The suite's version.</summary>
    public required string SuiteVersion { get; init; }

    /// <summary>The commit the suite was built from; null where unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>Versions of the runtime and of the libraries that decide results, by name.</summary>
    public IReadOnlyDictionary<string, string> Libraries { get; init; } = new Dictionary<string, string>();

    /// <summary>The operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor's model.</summary>
    public required string Processor { get; init; }

    /// <summary>Logical cores that the process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Threads that tensor operations use.</summary>
    public required int Threads { get; init; }

    /// <summary>Memory that the process may use.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>
    /// The instructions that oneDNN, which computes convolutions in libtorch, was held to; null if to none,
    /// or where an older file does not tell.
    /// </summary>
    public string? OneDnn { get; init; }

    /// <summary>The device that was computed on: <c>cpu</c>, or a graphics card's name.</summary>
    public required string Device { get; init; }
}

/// <summary>A plugin that a run used. Where it lay is not recorded: it says nothing to anybody else.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The hash of its file, lower-case hexadecimal.</param>
public sealed record RecordedPlugin(string Name, string Version, string Sha256)
{
    /// <summary>Who made it; null where it names nobody, and in older files.</summary>
    public string? Author { get; init; }

    /// <summary>Its license; null where it states none, and in older files.</summary>
    public string? License { get; init; }
}

/// <summary>A process that went on with a run where another had stopped.</summary>
/// <param name="From">Where it went on: <c>epoch 4, step 17</c>.</param>
/// <param name="At">When.</param>
/// <param name="Threads">The threads that tensor operations use from there on.</param>
public sealed record RecordedResumption(string From, DateTimeOffset At, int Threads);

/// <summary>What was measured, and how.</summary>
/// <param name="Id">The identity of the way of measuring: 12 hexadecimal digits of a hash of the resolved evaluation and the metrics' options.</param>
/// <param name="From">What was measured.</param>
/// <param name="At">When.</param>
/// <param name="SuiteVersion">The version of the suite that measured.</param>
/// <param name="Evaluation">The resolved evaluation.</param>
public sealed record RecordedMeasurement(string Id, MeasuredFrom From, DateTimeOffset At, string SuiteVersion, JsonElement Evaluation)
{
    /// <summary>The metrics of plugins that were measured; null for none.</summary>
    public IReadOnlyList<RecordedComponent>? Metrics { get; init; }

    /// <summary>The keys of the scores that were added to those that were there; null where all are of this measurement.</summary>
    public IReadOnlyList<string>? Added { get; init; }
}

/// <summary>What a measurement read.</summary>
public enum MeasuredFrom
{
    /// <summary>The model that had just been trained.</summary>
    Training,

    /// <summary>The embeddings that the run's folder holds.</summary>
    Embeddings,

    /// <summary>Data encoded by the model of the run's weights.</summary>
    Weights,

    /// <summary>Embeddings that were imported.</summary>
    Import,
}

/// <summary>Where a run's time went, in seconds.</summary>
public sealed record RecordedTimings
{
    /// <summary>
    /// Seconds that this run waited for the training that goes before it: next to nothing where an earlier run had trained it; 0 in files of
    /// older versions.
    /// </summary>
    public double PretrainSeconds { get; init; }

    /// <summary>Loading data and building the model.</summary>
    public required double LoadSeconds { get; init; }

    /// <summary>Training, validation included.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>The mean time of a training epoch without validation; null without an epoch.</summary>
    public double? SecondsPerEpoch { get; init; }

    /// <summary>Computing scores.</summary>
    public required double EvaluateSeconds { get; init; }

    /// <summary>Everything, from start to end.</summary>
    public required double TotalSeconds { get; init; }
}

/// <summary>Why a run did not finish.</summary>
/// <param name="Code">The error's code, <c>NB0000</c> for a defect of the suite.</param>
/// <param name="Message">What happened, one line.</param>
public sealed record RecordedError(string Code, string Message)
{
    /// <summary>The last lines that the run's process wrote, where it died; null elsewhere.</summary>
    public IReadOnlyList<string>? Log { get; init; }

    /// <summary>Records a failure.</summary>
    public static RecordedError From(Exception failure) => failure is NebulaException known
        ? new RecordedError(known.Code, OneLine(Text(known)))
        : new RecordedError("NB0000", OneLine(WithoutFrames($"{failure.GetType().Name}: {TextOf(failure)}")));

    // Exceptions of plugins may have no message, or throw when they are asked for it.
    private static string TextOf(Exception failure)
    {
        try
        {
            return failure.Message ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }

    // libtorch's own messages go on with a trace of the native stack: addresses, and paths of this machine.
    private static string WithoutFrames(string text) => Regex.Split(text, @"(^|\n)\s*(Exception raised from |frame #\d)")[0].TrimEnd();

    private static string Text(NebulaException known) =>
        string.Join(' ', new[] { known.Where is null ? known.What : $"{known.Where}: {known.What}", known.Remedy }.OfType<string>());

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
