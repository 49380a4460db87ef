using System.Security.Cryptography;
using System.Text;
using NebulaBench.Host.Components;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Planning;

/// <summary>
/// What makes a run the run it is: a hash of everything its results depend on. Two runs with one identity are the same run, wherever
/// and under whatever name; a finished one need not be repeated.
/// <para>
/// It holds the components' ids and all their options (written or default), the plugins' names and versions, the reconstruction,
/// the objective of a training that goes before, the latent's width, training with its optimizer and schedule, evaluation, the seed, the data's content and the suite's
/// version. It leaves out what changes no
/// result: labels, metrics of plugins with their default options (they can be measured later), the experiment's name, the order of keys, tracking, and every option that bears
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
    public static RunIdentity From(RunSpec run, string dataHash, string? suiteVersion = null)
    {
        Dictionary<string, object?> everything = Training(run, dataHash, suiteVersion);
        everything["evaluation"] = run.Evaluation;
        ComponentSpec[] configured = [.. run.Metrics.Where(IsConfigured)];
        if (configured.Length > 0)
        {
            everything["metrics"] = configured.Select(From).ToArray();
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

    // A metric that is installed, with its default options, asks for no other run: a finished one is scored again instead.
    private static bool IsConfigured(ComponentSpec metric) =>
        CanonicalJson.OfResultsIn(metric.Options) != CanonicalJson.OfResultsIn(Activator.CreateInstance(metric.Descriptor.Options));

    private static Dictionary<string, object?> From(ComponentSpec component) => new()
    {
        ["id"] = component.Id,
        ["options"] = component.Options,
        ["plugin"] = component.Descriptor.Plugin.Name,
        ["version"] = ReleaseVersion.For(component.Descriptor.Plugin.Version),
    };
}
