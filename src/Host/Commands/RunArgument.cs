using NebulaBench.Errors;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Commands;

/// <summary>The folder of a single run, as an argument of a command.</summary>
internal static class RunArgument
{
    private const string Code = "NB1411", Remedy = "Give the folder of a run: runs/<experiment>/<run-id>.";

    /// <summary>Opens the run.</summary>
    /// <param name="path">What was given.</param>
    public static RunResult Open(string path)
    {
        if (!Directory.Exists(path))
            throw new NebulaException(Code, "there is no such folder.", path, Remedy);
        if (File.Exists(Path.Combine(path, RunFileNames.Record)))
            return RunResult.Read(RunFolder.Open(path));
        RunListing below = RunStore.List(path);
        int runs = below.Runs.Count + below.Unreadable.Count;
        throw runs == 0
            ? new NebulaException(Code, $"this is no run's folder: it has no {RunFileNames.Record}.", path, Remedy)
            : new NebulaException(
                Code, $"this is not one run's folder, but one of {NumberText.Whole(runs)} runs.", path,
                below.Runs.Count == 0 ? Remedy : $"Give one of them, such as {Path.Combine(path, Path.GetRelativePath(path, below.Runs[0].FullPath))}.");
    }
}
