using NebulaBench.Errors;
using NebulaBench.Host.Planning;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Execution;

/// <summary>Finds the folders of runs, those of earlier versions among them.</summary>
public static class RunFinder
{
    /// <summary>The name of a run's folder: its id, or that of a finished run of an earlier version that is the same.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="dataHash">The content hash of its data.</param>
    /// <param name="place">Where runs are kept; a run that is to be done again has its own id.</param>
    public static string NameOf(RunSpec spec, string dataHash, RunOptions place)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(place);
        string id = RunIdentity.From(spec, dataHash).FolderName, experiment = Path.Combine(place.Root, spec.Experiment);
        return place.Force || Directory.Exists(Path.Combine(experiment, id)) || !Directory.Exists(experiment)
            ? id
            : Directory.EnumerateDirectories(experiment, id[..(id.LastIndexOf('-') + 1)] + "*").FirstOrDefault(folder => IsOf(folder, spec, dataHash)) is { } earlier
                ? Path.GetFileName(earlier)
                : id;
    }

    private static bool IsOf(string folder, RunSpec spec, string dataHash)
    {
        try
        {
            return File.Exists(Path.Combine(folder, RunFileNames.Record)) && RunFolder.Open(folder).Record is { Status: RunStatus.Finished } record
                && record.Id == Path.GetFileName(folder) && RunIdentity.IsOf(spec, dataHash, record);
        }
        catch (NebulaException)
        {
            return false; // whatever it was, it holds nothing to go on with
        }
    }
}
