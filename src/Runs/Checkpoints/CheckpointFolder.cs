using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Checkpoints;

/// <summary>
/// Keeps the last two checkpoints of a training, each in a folder of its own that appears all at once and records the hashes of its files:
/// one that was cut short or altered is detected, and the one before it is still there.
/// </summary>
/// <param name="path">The folder of checkpoints, which need not exist yet.</param>
public sealed class CheckpointFolder(string path)
{
    /// <summary>How many are kept.</summary>
    public const int Generations = 2;

    private const string FactsFile = "training.json", TensorsFile = "tensors.safetensors", SealFile = "checkpoint.json";

    // Losses that are not finite are part of a training, too.
    private static readonly JsonSerializerOptions FactsFormat = new(RunJson.Indented)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Where it is.</summary>
    public string FullPath => path;

    /// <summary>The names of the checkpoints, whole or not, the newest first: epochs, steps of the epoch after.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(path) && !OwnFile.IsLink(path)
        ? [.. Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)!)
            .Where(name => !name.Contains(AtomicFile.UnfinishedMark, StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>The name of a checkpoint: <c>000004-000000017</c> after 4 epochs and 17 steps of the fifth.</summary>
    public static string NameOf(TrainingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return string.Create(CultureInfo.InvariantCulture, $"{facts.Epochs.Count:D6}-{facts.InProgress?.Batches ?? 0:D9}");
    }

    /// <summary>Keeps a checkpoint and drops those that are too old.</summary>
    /// <exception cref="NebulaException">NB5107: it cannot be written; the older ones stay.</exception>
    public void Save(TrainingCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        string target = Path.Combine(path, NameOf(checkpoint.Facts));
        try
        {
            OwnFile.MakeRoom(path);
            AtomicFolder.Make(target, folder => Fill(folder, checkpoint), folder => AtomicFolder.Replace(target, folder));
            Keep(Names().Take(Generations));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(target, failure);
        }
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="NebulaException">NB51xx: it is not there, cut short, altered, or of a later program.</exception>
    public TrainingCheckpoint Read(string name)
    {
        string folder = Path.Combine(path, name);
        string facts = Path.Combine(folder, FactsFile), tensors = Path.Combine(folder, TensorsFile);
        CheckpointSeal seal = RunJson.Read<CheckpointSeal>(Path.Combine(folder, SealFile), TrainingFacts.CurrentSchema);
        Verify(facts, seal.Training);
        Verify(tensors, seal.Tensors);
        return new TrainingCheckpoint(ReadFacts(facts), SafetensorsFile.Read(tensors));
    }

    /// <summary>Deletes every checkpoint but some, and what was never finished.</summary>
    public void Keep(IEnumerable<string> names)
    {
        HashSet<string> kept = [.. names];
        if (Directory.Exists(path) && !OwnFile.IsLink(path))
        {
            foreach (string folder in Directory.GetDirectories(path).Where(folder => !kept.Contains(Path.GetFileName(folder))))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Deletes everything: the training is over.</summary>
    public void Delete()
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A finished run is finished, whatever is left beside its results; the next look at it tries again.
        }
    }

    private static void Fill(string folder, TrainingCheckpoint checkpoint)
    {
        string facts = Path.Combine(folder, FactsFile), tensors = Path.Combine(folder, TensorsFile);
        AtomicFile.Write(facts, stream => JsonSerializer.Serialize(stream, checkpoint.Facts, FactsFormat));
        SafetensorsFile.Write(tensors, [.. checkpoint.Tensors]);
        var seal = new CheckpointSeal { Training = HashedFile.Measure(facts), Tensors = HashedFile.Measure(tensors) };
        AtomicFile.Write(Path.Combine(folder, SealFile), stream => JsonSerializer.Serialize(stream, seal, RunJson.Indented));
    }

    private static void Verify(string file, RecordedFile recorded)
    {
        RecordedFile found = HashedFile.Measure(file);
        if (found != recorded)
        {
            string what = found.Bytes == recorded.Bytes
                ? $"SHA-256 {recorded.ShortHash()} was kept, {found.ShortHash()} is found"
                : FormattableString.Invariant($"{recorded.Bytes} bytes were kept, {found.Bytes} are found");
            throw RunErrors.Damaged(file, what);
        }
    }

    // JSON that leaves a value out gives null where the type has none.
    private static bool IsComplete(TrainingFacts facts) => facts.Epochs.All(epoch => epoch is not null)
        && (facts.InProgress is null || facts.InProgress.Losses?.Terms?.All(term => term is { Name: not null }) == true);

    private static TrainingFacts ReadFacts(string file)
    {
        try
        {
            TrainingFacts? facts = JsonSerializer.Deserialize<TrainingFacts>(HashedFile.Bytes(file), FactsFormat);
            return facts is not null && IsComplete(facts) ? facts : throw RunErrors.Damaged(file, "a value in it is missing");
        }
        catch (JsonException failure)
        {
            throw RunErrors.Damaged(file, "it does not tell where a training stands", failure);
        }
    }
}

/// <summary>What <c>checkpoint.json</c> says: which files make the checkpoint up. It is written last.</summary>
public sealed record CheckpointSeal
{
    /// <summary>The version of the checkpoint's layout.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = TrainingFacts.CurrentSchema;

    /// <summary>Where the training stands.</summary>
    public required RecordedFile Training { get; init; }

    /// <summary>Its tensors.</summary>
    public required RecordedFile Tensors { get; init; }
}
