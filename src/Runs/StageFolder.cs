using System.Text.Json;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>
/// The folder of a training that goes before runs: <c>&lt;root&gt;/stages/&lt;id&gt;</c>. It appears all at once when the training has
/// ended, so a stage is there whole or not at all.
/// </summary>
public sealed class StageFolder
{
    /// <summary>The file that says what the stage is.</summary>
    internal const string RecordFile = "stage.json";

    private const string Parent = "stages";

    private StageFolder(string path, StageRecord record)
    {
        FullPath = path;
        Record = record;
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>What <c>stage.json</c> says.</summary>
    public StageRecord Record { get; }

    /// <summary>Where the stage of that id is, or will be.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="id">The stage's id.</param>
    public static string PathOf(string root, string id) => Path.Combine(root, Parent, id);

    /// <summary>Where its checkpoints are while it is trained: beside it, since it has no folder yet.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="id">The stage's id.</param>
    public static string CheckpointOf(string root, string id) => PathOf(root, id) + ".checkpoint";

    /// <summary>The stage of that id, or null where it has not been trained.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="id">The stage's id.</param>
    public static StageFolder? Find(string root, string id)
    {
        string path = PathOf(root, id);
        string record = Path.Combine(path, RecordFile);
        return File.Exists(record) ? new StageFolder(path, RunJson.Read<StageRecord>(record, StageRecord.CurrentSchema, OldRecords.Upgrade)) : null;
    }

    /// <summary>Keeps a stage. Where another process has kept the same one in the meantime, that one stays: they are equal.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="record">The stage; the weights' hash is filled in.</param>
    /// <param name="weights">The model's weights by name.</param>
    /// <param name="epochs">Its log.</param>
    public static StageFolder Keep(
        string root, StageRecord record, IReadOnlyCollection<KeyValuePair<string, DenseArray>> weights, IEnumerable<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(record);
        string path = PathOf(root, record.Id);
        try
        {
            AtomicFolder.Make(path, unfinished => Fill(unfinished, record, weights, epochs), unfinished =>
            {
                if (!Directory.Exists(path))
                {
                    Directory.Move(unfinished, path);
                }
            });
            return Find(root, record.Id)!;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Find(root, record.Id) ?? throw RunErrors.NotWritten(path, failure);
        }
    }

    /// <summary>The weights, once they are certain to be those that were recorded.</summary>
    public IReadOnlyDictionary<string, DenseArray> ReadWeights()
    {
        string file = Path.Combine(FullPath, RunFileNames.Weights);
        RecordedFile found = HashedFile.Measure(file);
        return found == Record.Weights
            ? OldRecords.Upgrade(SafetensorsFile.Read(file))
            : throw RunErrors.Altered(file, $"SHA-256 {Record.Weights.ShortHash()}", found.ShortHash());
    }

    private static void Fill(
        string folder, StageRecord record, IReadOnlyCollection<KeyValuePair<string, DenseArray>> weights, IEnumerable<EpochRecord> epochs)
    {
        SafetensorsFile.Write(Path.Combine(folder, RunFileNames.Weights), weights);
        foreach (EpochRecord epoch in epochs)
        {
            RunLog.Append(Path.Combine(folder, RunFileNames.Log), epoch);
        }
        StageRecord complete = record with { Weights = HashedFile.Measure(Path.Combine(folder, RunFileNames.Weights)) };
        AtomicFile.Write(Path.Combine(folder, RecordFile), stream => JsonSerializer.Serialize(stream, complete, RunJson.Indented));
    }
}
