using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>
/// A run's folder, <c>runs/&lt;experiment&gt;/&lt;run-id&gt;</c>. It comes into being with its <c>run.json</c>, and that file's status is
/// changed to finished only after everything else is on the disk, so a folder is finished or resumable at any moment.
/// </summary>
public sealed class RunFolder
{
    private RunFolder(string path, RunRecord record)
    {
        FullPath = path;
        Record = record;
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>What <c>run.json</c> says.</summary>
    public RunRecord Record { get; private set; }

    /// <summary>The folder of figures. They can be made again from the other files and are not part of the record.</summary>
    public string Figures => PathOf(RunFileNames.Figures);

    /// <summary>The folder of what other programs read. It is not part of the record.</summary>
    public string Tracking => PathOf(RunFileNames.Tracking);

    /// <summary>The folder of whatever is needed to continue.</summary>
    public string Checkpoint => PathOf(RunFileNames.Checkpoint);

    /// <summary>Whether the run ended, well or not.</summary>
    public bool Ended => Record.Status != RunStatus.Running;

    /// <summary>Makes the folder of a new run; it appears under its name all at once.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="record">The run as it stands before it begins.</param>
    /// <param name="replace">Whether a folder that is there already is put aside and deleted.</param>
    public static RunFolder Create(string root, RunRecord record, bool replace = false)
    {
        string path = Path.Combine(root, record.Experiment, record.Id);
        RunFolderFactory.Make(path, replace, unfinished => WriteRecord(unfinished, record));
        return new RunFolder(path, record);
    }

    /// <summary>Makes the folder of a further measurement, within the run's own; an earlier one of that name gives way.</summary>
    /// <param name="name">The measurement's name.</param>
    /// <param name="record">What the run's record says, with how it is measured this time.</param>
    public RunFolder CreateMeasured(string name, RunRecord record)
    {
        string path = Path.Combine(PathOf(RunFileNames.Measured), name);
        if (OwnFile.LeadsOut(FullPath, path))
            throw RunErrors.NotOwn(path);
        RunFolderFactory.Make(path, replace: true, unfinished => WriteRecord(unfinished, record));
        return new RunFolder(path, record);
    }

    /// <summary>The folders of further measurements, sorted by name; each is read as a run's folder is.</summary>
    public IReadOnlyList<string> MeasuredFolders()
    {
        string folder = PathOf(RunFileNames.Measured);
        return Directory.Exists(folder) && !OwnFile.LeadsOut(FullPath, folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(path => !AtomicFile.IsUnfinished(Path.GetFileName(path)) && !OwnFile.LeadsOut(FullPath, path)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Opens the folder of an earlier run.</summary>
    public static RunFolder Open(string path) => new(path, ReadRecord(path));

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(FullPath, name);

    /// <summary>Changes <c>run.json</c> while the run is going on.</summary>
    public void Update(RunRecord record)
    {
        WriteRecord(FullPath, record);
        Record = record;
    }

    /// <summary>
    /// Ends the run: records every file's length and hash, then the status. A finished run must have its scores.
    /// </summary>
    public void End(RunRecord record)
    {
        if (record.Status == RunStatus.Running)
            throw new ArgumentException("A run does not end in the status running.", nameof(record));
        if (record.Status == RunStatus.Finished && !File.Exists(PathOf(RunFileNames.Scores)))
            throw RunErrors.Missing(PathOf(RunFileNames.Scores));
        var files = RunFileNames.Recorded
            .Where(name => File.Exists(PathOf(name)))
            .ToDictionary(name => name, name => HashedFile.Measure(PathOf(name)));
        Update(record with { Files = files });
    }

    /// <summary>Adds an epoch to the log.</summary>
    public void Append(EpochRecord epoch) => RunLog.Append(PathOf(RunFileNames.Log), epoch);

    /// <summary>Makes the log hold certain epochs and no others.</summary>
    public void RewriteLog(IEnumerable<EpochRecord> epochs) => RunLog.Rewrite(PathOf(RunFileNames.Log), epochs);

    /// <summary>Writes the scores.</summary>
    public void Write(ScoreSheet scores) => ScoreFile.Write(PathOf(RunFileNames.Scores), scores);

    /// <summary>Writes the latents.</summary>
    public void Write(RunEmbeddings embeddings) => embeddings.Write(PathOf(RunFileNames.Embeddings));

    /// <summary>Writes the latents' covariance, correlation, eigenvalues and the like, by name (<see cref="RunStructure"/>).</summary>
    public void WriteStructure(IEnumerable<KeyValuePair<string, DenseArray>> arrays) => NpzFile.Write(PathOf(RunFileNames.Structure), arrays);

    /// <summary>Writes what the scores rest on: matrices and clusters (<see cref="RunStructure"/>), and the scores of every group.</summary>
    public void Write(EmbeddingScores details)
    {
        WriteStructure(RunStructure.Arrays(details));
        GroupFile.Write(PathOf(RunFileNames.Groups), details.Structure);
    }

    /// <summary>Writes the model's weights, by name.</summary>
    public void WriteWeights(IReadOnlyCollection<KeyValuePair<string, DenseArray>> weights) =>
        SafetensorsFile.Write(PathOf(RunFileNames.Weights), weights);

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<EpochRecord> ReadLog() => RunLog.Read(Verified(RunFileNames.Log), Ended);

    /// <summary>The scores.</summary>
    public ScoreSheet ReadScores() => ScoreFile.Read(Verified(RunFileNames.Scores));

    /// <summary>The latents.</summary>
    public RunEmbeddings ReadEmbeddings() => RunEmbeddings.Read(Verified(RunFileNames.Embeddings));

    /// <summary>The latents' covariance, correlation, eigenvalues and the like, by name.</summary>
    public IReadOnlyDictionary<string, DenseArray> ReadStructure()
    {
        string file = Verified(RunFileNames.Structure);
        IReadOnlyDictionary<string, DenseArray> arrays = NpzFile.Read(file);
        return RunStructure.Wrong(arrays) is { } what ? throw RunErrors.Damaged(file, what) : arrays;
    }

    /// <summary>The model's weights, by name.</summary>
    public IReadOnlyDictionary<string, DenseArray> ReadWeights() => OldRecords.Upgrade(SafetensorsFile.Read(Verified(RunFileNames.Weights)));

    /// <summary>A file's path, once it is certain to be the folder's own and, where its hash was recorded, to be that one.</summary>
    /// <param name="name">The file's name.</param>
    /// <exception cref="Errors.NebulaException">NB5101 to NB5103: it is missing, none of the folder's own, or altered.</exception>
    public string Verified(string name)
    {
        string file = PathOf(name);
        if (OwnFile.LeadsOut(FullPath, file))
            throw RunErrors.NotOwn(file);
        if (!Ended || !Record.Files.TryGetValue(name, out RecordedFile? recorded))
            return file;
        RecordedFile found = HashedFile.Measure(file);
        if (found.Bytes != recorded.Bytes)
            throw RunErrors.Altered(file, $"{recorded.Bytes} bytes", $"{found.Bytes} bytes");
        return found == recorded ? file : throw RunErrors.Altered(file, $"SHA-256 {recorded.ShortHash()}", found.ShortHash());
    }

    private static RunRecord ReadRecord(string folder)
    {
        string file = Path.Combine(folder, RunFileNames.Record);
        if (OwnFile.LeadsOut(folder, file))
            throw RunErrors.NotOwn(file);
        RunRecord record = RunJson.Read<RunRecord>(file, RunRecord.CurrentSchema, OldRecords.Upgrade);
        return RecordCheck.Wrong(record) is { } what ? throw RunErrors.Damaged(file, what) : record;
    }

    private static void WriteRecord(string folder, RunRecord record) => AtomicFile.Write(
        Path.Combine(folder, RunFileNames.Record), stream => JsonSerializer.Serialize(stream, record, RunJson.Indented));
}

/// <summary>Makes run folders, each all at once.</summary>
internal static class RunFolderFactory
{
    /// <summary>Makes the folder of a run.</summary>
    /// <param name="path">What it will be called.</param>
    /// <param name="replace">Whether an earlier folder gives way.</param>
    /// <param name="fill">Writes what the folder must have from its first moment on.</param>
    public static void Make(string path, bool replace, Action<string> fill)
    {
        try
        {
            if (Directory.Exists(path) && !replace)
                throw RunErrors.Exists(path, StatusOf(path));
            AtomicFolder.Make(path, fill, unfinished => AtomicFolder.Replace(path, unfinished));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process may have made it in the meantime.
            throw Directory.Exists(path) && !replace ? RunErrors.Exists(path, StatusOf(path)) : RunErrors.NotWritten(path, failure);
        }
    }

    private static RunStatus? StatusOf(string path)
    {
        try
        {
            return RunFolder.Open(path).Record.Status;
        }
        catch (Errors.NebulaException)
        {
            return null;
        }
    }
}
