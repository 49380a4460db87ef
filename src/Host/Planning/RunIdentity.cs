using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NebulaBench.Host.Components;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Planning;

/// <summary>
/// What makes a run the run it is: a hash of everything its weights depend on. Two runs with one identity are the same run, wherever
/// and under whatever name; a finished one need not be repeated. How it is measured is no part of it: its scores have an identity of their own
/// (<see cref="MeasurementIdentity"/>).
/// <para>
/// It holds the components' ids and all their options (written or default), the plugins' names and versions, the reconstruction,
/// the objective of a training that goes before, the latent's width, training with its optimizer and schedule, the seed, the data's content and the suite's
/// version. It leaves out what changes no
/// weight: evaluation, labels, the experiment's name, the order of keys, tracking, and every option that bears
/// <see cref="NebulaBench.Plugins.NonSemanticAttribute"/> (paths of data, whose content is in it; decoding threads; how often checkpoints are
/// kept). The threads of tensor operations change last digits, as another processor does: both belong to the machine, which is recorded
/// with the run but is no part of what was asked for. The kind of device is in it, because its arithmetic differs in the
/// last digits and training magnifies them; the device's index is not. Versions count up to their <c>+</c>: what follows
/// names a commit or a build.
/// </para>
/// </summary>
public sealed record RunIdentity
{
    private const int HashLength = 12;

    /// <summary>
    /// Stands where runs of the first versions had their evaluation, as its defaults were then, and is never changed: runs that were measured by
    /// default keep their ids.
    /// </summary>
    private static readonly JsonElement AnyEvaluation = JsonElement.Parse("""
        {
          "at_most": 0, "earth_movers_samples": 32, "importance_draws": 50, "importance_samples": 200, "k_means_restarts": 10, "memory_mib": 2048,
          "neighborhood_samples": 2000, "neighbors": [1, 5, 20], "on": "test"
        }
        """);

    private RunIdentity(string hash, string folderName, string content)
    {
        Hash = hash;
        FolderName = folderName;
        Content = content;
    }

    /// <summary>The first 12 hexadecimal digits of the content's SHA-256.</summary>
    public string Hash { get; }

    /// <summary>A readable name for the run's folder: <c>mnist-mlp-nvc-s0-0123456789ab</c>.</summary>
    public string FolderName { get; }

    /// <summary>What was hashed: canonical JSON.</summary>
    public string Content { get; }

    /// <summary>The identity of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dataHash">The content hash of its data.</param>
    /// <param name="suiteVersion">The suite's version; null for this program's.</param>
    public static RunIdentity From(RunSpec run, string dataHash, string? suiteVersion = null) => From(run, dataHash, AnyEvaluation, [], suiteVersion);

    /// <summary>
    /// Whether a run of an earlier version, whose id was also a hash of how it was measured, is this one: whether its id is this run's with the evaluation
    /// that it recorded. Of metrics whose options were part of the id, those of this run are tried.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="dataHash">The content hash of its data.</param>
    /// <param name="earlier">The earlier run's record.</param>
    public static bool IsOf(RunSpec run, string dataHash, RunRecord earlier)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(earlier);
        ComponentSpec[] configured = [.. run.Metrics.Where(MeasurementIdentity.IsConfigured)];
        return From(run, dataHash, earlier.Spec.Evaluation, [], null).FolderName == earlier.Id
            || From(run, dataHash, earlier.Spec.Evaluation, configured, null).FolderName == earlier.Id;
    }

    private static RunIdentity From(RunSpec run, string dataHash, JsonElement evaluation, ComponentSpec[] metrics, string? suiteVersion)
    {
        Dictionary<string, object?> everything = Training(run, dataHash, suiteVersion);
        everything["evaluation"] = evaluation;
        if (metrics.Length > 0)
        {
            everything["metrics"] = metrics.Select(From).ToArray();
        }
        if (run.Objective.Pretraining is { } stage)
        {
            everything["pretraining"] = From(stage.Objective);
        }
        return From(run, everything);
    }

    /// <summary>The identity of a training that goes before runs: as that of a run, but it is never measured, so no setting of measuring is in it.</summary>
    /// <param name="stage">What is trained, see <see cref="StageSpec"/>.</param>
    /// <param name="dataHash">The content hash of its data.</param>
    /// <param name="suiteVersion">The suite's version; null for this program's.</param>
    public static RunIdentity OfStage(RunSpec stage, string dataHash, string? suiteVersion = null)
    {
        Dictionary<string, object?> everything = Training(stage, dataHash, suiteVersion);
        if (stage.Corruption > 0)
        {
            everything["corruption"] = stage.Corruption;
        }
        return From(stage, everything);
    }

    private static Dictionary<string, object?> Training(RunSpec run, string dataHash, string? suiteVersion)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(dataHash);
        return new Dictionary<string, object?>
        {
            ["suite"] = suiteVersion is null ? ReleaseVersion.For(typeof(RunIdentity).Assembly) : ReleaseVersion.For(suiteVersion),
            ["dataset"] = From(run.Dataset),
            ["data"] = dataHash,
            ["architecture"] = From(run.Architecture),
            ["objective"] = From(run.Objective),
            ["reconstruction"] = run.Reconstruction is null ? null : From(run.Reconstruction),
            ["latent_dimension"] = run.LatentDimension,
            ["training"] = run.Training with { Device = run.Training.Device.Split(':')[0] },
            ["optimizer"] = From(run.Optimizer),
            ["schedule"] = From(run.Schedule),
            ["seed"] = run.Seed,
        };
    }

    private static RunIdentity From(RunSpec run, Dictionary<string, object?> everything)
    {
        string content = CanonicalJson.OfResultsIn(everything);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];
        string name = FormattableString.Invariant($"{run.Dataset.Id}-{run.Architecture.Id}-{run.Objective.Id}-s{run.Seed}-{hash}");
        return new RunIdentity(hash, name, content);
    }

    private static Dictionary<string, object?> From(ComponentSpec component) => new()
    {
        ["id"] = component.Id,
        ["options"] = component.Options,
        ["plugin"] = component.Descriptor.Plugin.Name,
        ["version"] = ReleaseVersion.For(component.Descriptor.Plugin.Version),
    };
}
