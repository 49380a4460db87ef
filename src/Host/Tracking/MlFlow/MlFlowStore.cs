using NebulaBench.Errors;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>
/// MLflow's store of files: <c>&lt;root&gt;/&lt;experiment-id&gt;/&lt;run-id&gt;</c>. Runs that were put here before are replaced; whatever
/// came from elsewhere stays as it is.
/// </summary>
/// <param name="root">The store's folder, which need not exist yet.</param>
public sealed class MlFlowStore(string root)
{
    private const int LongestParameter = 6000;

    /// <summary>Puts a run into the store.</summary>
    /// <returns>Its folder there.</returns>
    /// <exception cref="NebulaException">NB5130: its place is taken by something else; NB51xx: it cannot be read or written.</exception>
    public string Put(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunRecord record = run.Record;
        string experiment = StoreIds.OfExperiment(record.Experiment);
        string id = StoreIds.OfRun(record.Experiment, record.Id);
        string parent = Path.Combine(root, experiment), path = Path.Combine(parent, id);
        IReadOnlyDictionary<string, IReadOnlyList<string>> metrics = MetricHistory.For(run);
        try
        {
            Directory.CreateDirectory(parent);
            Begin(parent, experiment, record);
            if (Directory.Exists(path) && Origin(path) != RunTags.OriginOf(record))
            {
                throw Taken(path);
            }
            AtomicFolder.Make(path, unfinished => Fill(unfinished, run, metrics, MetaFile.OfRun(path, experiment, id, record)),
                unfinished => AtomicFolder.Replace(path, unfinished));
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(path, failure);
        }
    }

    // The id stands for the name, so a file that is there already is this experiment's, perhaps renamed or described in MLflow.
    private static void Begin(string folder, string id, RunRecord record)
    {
        string meta = Path.Combine(folder, MetaFile.Name);
        if (!File.Exists(meta))
        {
            AtomicFile.WriteText(meta, MetaFile.OfExperiment(folder, id, record.Experiment, record.Started));
        }
    }

    private static string? Origin(string path)
    {
        string tag = Path.Combine(path, "tags", RunTags.Origin);
        return File.Exists(tag) ? File.ReadAllText(tag) : null;
    }

    private static void Fill(string folder, RunFolder run, IReadOnlyDictionary<string, IReadOnlyList<string>> metrics, string meta)
    {
        IReadOnlyDictionary<string, string> parameters = TrackedValues.Settings(run.Record);
        Write(folder, "params", parameters.ToDictionary(entry => entry.Key, entry => OneLine(entry.Value)));
        Write(folder, "metrics", metrics.ToDictionary(entry => entry.Key, entry => string.Concat(entry.Value)));
        Write(folder, "tags", RunTags.For(run.Record));
        string artifacts = Directory.CreateDirectory(Path.Combine(folder, "artifacts")).FullName;
        Copy(run.FullPath, run.FullPath, artifacts, RunFileNames.Record, RunFileNames.Scores);
        if (Directory.Exists(run.Figures) && !OwnFile.LeadsOut(run.FullPath, run.Figures))
        {
            string figures = Directory.CreateDirectory(Path.Combine(artifacts, RunFileNames.Figures)).FullName;
            Copy(run.FullPath, run.Figures, figures, [.. Directory.EnumerateFiles(run.Figures).Select(file => Path.GetFileName(file))]);
        }
        File.WriteAllText(Path.Combine(folder, MetaFile.Name), meta);
    }

    private static void Write(string folder, string kind, IReadOnlyDictionary<string, string> values)
    {
        string into = Directory.CreateDirectory(Path.Combine(folder, kind)).FullName;
        foreach ((string key, string name) in LegalKeys.For([.. values.Keys]))
        {
            string file = Path.Combine(into, name.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, values[key]);
        }
    }

    private static void Copy(string run, string from, string to, params IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => OwnFile.LiesIn(run, Path.Combine(from, name))))
        {
            File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }
    }

    private static string OneLine(string text)
    {
        string line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestParameter ? line : line[..LongestParameter];
    }

    private static NebulaException Taken(string path) => new(
        "NB5130", "it is there already and was not exported from this run; it was left as it is.", path, "Choose another folder with --out.");
}
