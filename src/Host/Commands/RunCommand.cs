using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Data;
using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Reporting;
using NebulaBench.Host.Runs;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula run FILE</c>: carries an experiment out and writes its report.</summary>
public sealed class RunCommand(ExperimentLoader loader, InlineLauncher launcher, PreparationRelay preparation, IAnsiConsole console)
{
    /// <summary>Carries an experiment out.</summary>
    /// <returns>0, or 5 when a run failed or diverged.</returns>
    public int Run(ExperimentArguments arguments, RunPlace place, CancellationToken cancellation)
    {
        Experiment experiment = loader.Load(arguments);
        IReadOnlyList<RunSpec> plan = Planner.Plan(experiment);
        IReadOnlyList<RunFolder> runs = console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive
            ? new RunBars(console).Follow(bars => Launch(plan, place, bars, bars, cancellation))
            : Launch(plan, place, new RunLines(console.Profile.Out.Writer), new PreparationLines(console.Profile.Out.Writer), cancellation);

        var summary = Summary.Of(new RunListing(runs, []), MetricCatalogue.Find);
        string page = ReportWriter.Write(summary, Path.Combine(place.Root, experiment.Name, "report"));
        ConsoleReport.Write(console, summary);
        console.Profile.Out.Writer.WriteLine($"Report: {Path.GetRelativePath(Environment.CurrentDirectory, page)}");
        return runs.All(run => run.Record.Status == RunStatus.Finished) ? ExitCodes.Ok : Failed(runs);
    }

    private IReadOnlyList<RunFolder> Launch(
        IReadOnlyList<RunSpec> plan, RunPlace place, IRunObserver observer, IPreparation progress, CancellationToken cancellation)
    {
        using IDisposable shown = preparation.ShowOn(progress);
        return launcher.Launch(plan, place, observer, cancellation);
    }

    private static int Failed(IReadOnlyList<RunFolder> runs) =>
        runs.All(run => run.Record.Error is { } error && NebulaException.AreaOf(error.Code) == ErrorArea.Data)
            ? ExitCodes.Data
            : ExitCodes.SomeRunsFailed;
}
