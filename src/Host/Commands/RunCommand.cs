using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Launching;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary>
/// <c>nebula run FILE</c>: carries an experiment out and writes its report. <c>nebula retry FILE</c>: the same for the runs that did not
/// come to their end.
/// </summary>
public sealed class RunCommand(ExperimentLoader loader, LaunchSession session, LoadedDataCache data, IAnsiConsole console)
    : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Option<bool> force = LaunchOptions.Force();
        Command command = new("run", "Train and measure every combination of an experiment, and write its report.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs, force,
        };
        LaunchOptions.AddTo(command);
        return command.HandleWithTensors<RunCommand>((self, parsed, cancellation) => self.Run(
            LaunchOptions.Experiment(parsed), new RunOptions(parsed.GetValue(LaunchOptions.Runs)!, parsed.GetValue(force)),
            LaunchOptions.Wishes(parsed), cancellation));
    }

    /// <summary>Carries an experiment out.</summary>
    /// <returns>0, or 5 when a run failed or diverged.</returns>
    public int Run(ExperimentArguments arguments, RunOptions place, LaunchSettings wishes, CancellationToken cancellation)
    {
        using var file = new RereadableFile(arguments.File);
        arguments = arguments with { File = file.Name };
        Experiment experiment = loader.Load(arguments, Console.Error);
        return Launch(experiment, arguments, LaunchPlan.From(Planner.Plan(experiment), place, data), place, wishes, cancellation);
    }

    /// <summary>Carries out again what failed, diverged or was broken off.</summary>
    /// <returns>0, or 5 when a run failed or diverged again.</returns>
    public int Retry(ExperimentArguments arguments, RunOptions place, LaunchSettings wishes, CancellationToken cancellation)
    {
        using var file = new RereadableFile(arguments.File);
        arguments = arguments with { File = file.Name };
        Experiment experiment = loader.Load(arguments, Console.Error);
        var plan = LaunchPlan.From(Planner.Plan(experiment), place, data);
        IdentifiedRun[] runs = [.. plan.Runs.Where(run => plan.Find(run) is { Record.Status: not RunStatus.Finished })];
        console.Profile.Out.Writer.WriteLine(
            runs.Length == 0 ? "No run failed, diverged or was broken off." : $"{NumberText.Whole(runs.Length)} of {NumberText.Whole(plan.Runs.Count)} runs again.");
        return Launch(
            experiment, arguments, plan, place, wishes with { Only = runs.Select(run => run.Planned.Number).ToHashSet() }, cancellation);
    }

    private int Launch(
        Experiment experiment, ExperimentArguments arguments, LaunchPlan plan, RunOptions place, LaunchSettings wishes,
        CancellationToken cancellation)
    {
        LaunchResult result = session.Launch(experiment, arguments, plan, place, wishes, cancellation);
        if (result.Message is { } message)
        {
            console.Profile.Out.Writer.WriteLine(message);
        }
        if (!result.Completed)
        {
            return ExitCodes.Ok;
        }
        int code = Report(Folders(plan), experiment, place);
        // A run that could not even be recorded.
        bool missing = plan.Runs.Any(run => wishes.Only?.Contains(run.Planned.Number) != false && !Directory.Exists(plan.PathOf(run)));
        return missing && code == ExitCodes.Ok ? ExitCodes.SomeRunsFailed : code;
    }

    private int Report(RunListing listing, Experiment experiment, RunOptions place)
    {
        IReadOnlyList<RunFolder> runs = listing.Runs;
        if (runs.Count == 0 && listing.Unreadable.Count == 0)
        {
            console.Profile.Out.Writer.WriteLine("There is no run to report.");
            return ExitCodes.Ok;
        }
        var summary = Summary.From(listing, BundledMetrics.Find);
        var content = ReportContent.From(summary);
        string page = ReportWriter.Write(content, Path.Combine(place.Root, experiment.Name, "report"));
        ConsoleReport.Write(console, content);
        console.Profile.Out.Writer.WriteLine($"Report: {Path.GetRelativePath(Environment.CurrentDirectory, page)}");
        return listing.Unreadable.Count == 0 && runs.All(run => run.Record.Status == RunStatus.Finished) ? ExitCodes.Ok : Failed(listing);
    }

    /// <summary>The folders of a plan's runs and of their measurements, and those that cannot be read, each with the reason.</summary>
    private static RunListing Folders(LaunchPlan plan)
    {
        List<RunFolder> runs = [];
        List<NebulaException> unreadable = [];
        var store = new RunStore(plan.Root);
        foreach (IdentifiedRun run in plan.Runs)
        {
            try
            {
                if (store.Find(run.Planned.Spec.Experiment, run.Id) is { } folder)
                {
                    runs.AddRange(folder.Record.Status == RunStatus.Finished ? Measured(run, folder) : [folder]);
                }
            }
            catch (NebulaException failure)
            {
                unreadable.Add(failure);
            }
        }
        return new RunListing(runs, unreadable);
    }

    // Of a measurement that failed, the folder that says so.
    private static IEnumerable<RunFolder> Measured(IdentifiedRun run, RunFolder folder) => LaunchPlan.Measured(run, folder)
        .Zip(run.Planned.Spec.Evaluations, (measured, way) => measured ?? RunMeasurer.Failed(folder, new WayToMeasure(way, run.Planned.Spec.Metrics)))
        .OfType<RunFolder>()
        .DistinctBy(measured => measured.FullPath);

    private static int Failed(RunListing listing) =>
        listing.Unreadable.Count == 0 && listing.Runs.All(run => run.Record.Error is { } error && NebulaException.AreaOf(error.Code) == ErrorArea.Data)
            ? ExitCodes.Data
            : ExitCodes.SomeRunsFailed;
}
