using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Tracking.MlFlow;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula export mlflow RUNS</c>: runs as a store that MLflow opens, from their folders alone.</summary>
public sealed class ExportMlFlowCommand(IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Argument<string[]> paths = CommonOptions.RunFolders();
        var target = new Option<string>("--out") { Description = "The store's folder.", DefaultValueFactory = _ => "mlruns" };
        return new Command("mlflow", "Write a file store that MLflow can open.") { paths, target }.Handle<ExportMlFlowCommand>(
            (command, parsed, _) => command.Run(parsed.GetValue(paths)!, parsed.GetValue(target)!));
    }

    /// <summary>Exports runs. One that cannot be read is named and left out.</summary>
    /// <param name="paths">Folders of runs, of experiments, or of several experiments.</param>
    /// <param name="target">The store's folder.</param>
    /// <returns>0, or 5 when a run could not be read.</returns>
    public int Run(IReadOnlyList<string> paths, string target)
    {
        RunListing[] listings = [.. paths.Select(path => RunStore.List(path).WithMeasured())];
        List<NebulaException> leftOut = [.. listings.SelectMany(listing => listing.Unreadable)];
        var store = new MlFlowStore(target);
        int exported = 0;
        foreach (RunFolder run in listings.SelectMany(listing => listing.Runs).DistinctBy(run => Path.GetFullPath(run.FullPath)))
        {
            try
            {
                store.Put(run);
                exported++;
            }
            catch (NebulaException problem)
            {
                leftOut.Add(problem);
            }
            catch (Exception odd) when (odd is ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                // Numbers that no run has, such as epochs of a million years: that run is left out, not the others.
                leftOut.Add(RunErrors.Damaged(run.PathOf(RunFileNames.Record), $"it cannot be exported: {odd.Message.TrimEnd('.')}", odd));
            }
        }
        Report(exported, leftOut, target);
        return leftOut.Count == 0 ? ExitCodes.Ok : ExitCodes.SomeRunsFailed;
    }

    private void Report(int exported, List<NebulaException> leftOut, string target)
    {
        TextWriter output = console.Profile.Out.Writer;
        foreach (NebulaException problem in leftOut)
        {
            output.WriteLine($"Left out: {problem.Message}");
        }
        output.WriteLine($"{exported} of {exported + leftOut.Count} runs written to {Path.GetRelativePath(Environment.CurrentDirectory, target)}");
    }
}
