using NebulaBench.Errors;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

/// <summary>The folder of all runs: <c>&lt;root&gt;/&lt;experiment&gt;/&lt;run-id&gt;</c>.</summary>
/// <param name="root">The folder, which need not exist yet.</param>
public sealed class RunStore(string root)
{
    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>The names of the experiments that have runs, sorted.</summary>
    public IReadOnlyList<string> Experiments() =>
        [.. Folders(root).Where(folder => RunFolders(folder).Any()).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>The folder of a run, or null where there is none yet.</summary>
    public RunFolder? Find(string experiment, string id)
    {
        string path = Path.Combine(root, experiment, id);
        return Directory.Exists(path) ? RunFolder.Open(path) : null;
    }

    /// <summary>All runs of an experiment, sorted by id.</summary>
    public RunListing Runs(string experiment) => List(Path.Combine(root, experiment));

    /// <summary>The runs at a path: a run's folder, an experiment's, or a folder of several experiments.</summary>
    public static RunListing List(string path)
    {
        if (!Directory.Exists(path))
            throw RunErrors.NotAFolder(path);
        if (IsRun(path))
            return Open([path]);
        string[] runs = [.. RunFolders(path)];
        return Open(runs.Length > 0 ? runs : Folders(path).SelectMany(RunFolders));
    }

    /// <summary>The runs at several paths together.</summary>
    public static RunListing List(IEnumerable<string> paths)
    {
        RunListing[] listings = [.. paths.Select(List)];
        return new RunListing(
            [.. listings.SelectMany(listing => listing.Runs)], [.. listings.SelectMany(listing => listing.Unreadable)]);
    }

    /// <summary>Opens run folders.</summary>
    internal static RunListing Open(IEnumerable<string> folders)
    {
        var runs = new List<RunFolder>();
        var unreadable = new List<NebulaException>();
        foreach (string folder in folders)
        {
            try
            {
                runs.Add(RunFolder.Open(folder));
            }
            catch (NebulaException failure)
            {
                unreadable.Add(failure);
            }
        }

        return new RunListing(runs, unreadable);
    }

    // What was never finished counts for nothing.
    private static IEnumerable<string> RunFolders(string experiment) =>
        Folders(experiment).Where(folder => IsRun(folder) && !AtomicFile.IsUnfinished(Path.GetFileName(folder)));

    // A folder that has a run's files but no record is a run that cannot be read, not nothing. Stages have another record.
    private static bool IsRun(string folder) =>
        Has(folder, RunFileNames.Record)
        || Has(folder, RunFileNames.Scores)
        || Has(folder, RunFileNames.Embeddings)
        || (Has(folder, RunFileNames.Log) && !Has(folder, StageFolder.RecordFile));

    private static bool Has(string folder, string file) => File.Exists(Path.Combine(folder, file));

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal) : [];
}

/// <summary>The runs of a folder, and the run folders that cannot be read, each with the reason: none is left out silently.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Unreadable">The reasons.</param>
public sealed record RunListing(IReadOnlyList<RunFolder> Runs, IReadOnlyList<NebulaException> Unreadable)
{
    /// <summary>The same runs, each followed by its further measurements, which have scores of their own.</summary>
    public RunListing WithMeasured()
    {
        RunListing[] measured = [.. Runs.Select(run => RunStore.Open(run.MeasuredFolders()))];
        return new RunListing(
            [.. Runs.Zip(measured).SelectMany(pair => pair.Second.Runs.Prepend(pair.First))],
            [.. Unreadable, .. measured.SelectMany(listing => listing.Unreadable)]);
    }
}
