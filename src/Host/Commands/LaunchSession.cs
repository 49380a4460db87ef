using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Planning;
using NebulaBench.Launching;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary>Has a launcher carry an experiment's runs out, and shows and records what it tells.</summary>
/// <param name="components">Makes launchers and datasets.</param>
/// <param name="commandLine">Writes the workers' command lines.</param>
/// <param name="console">Where to show the runs.</param>
/// <param name="warnings">Says warnings of workers that have not been said yet.</param>
/// <param name="devices">Looks whether devices are there.</param>
public sealed class LaunchSession(
    IComponentFactory components, WorkCommandLine commandLine, IAnsiConsole console, ConsoleLoggerProvider warnings, DeviceCheck devices)
{
    /// <summary>Launches the runs of a plan that are wanted and not finished; none where there are none.</summary>
    public LaunchResult Launch(
        Experiment experiment, ExperimentArguments arguments, LaunchPlan plan, RunOptions place, LaunchSettings wishes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(wishes);
        ILauncher launcher = components.Create<ILauncher>(experiment.Launcher!.Spec);
        string folder = Folder(experiment, place);
        // First: a run that ends between the two looks is finished, not open.
        IReadOnlySet<string> underway = launcher.Underway(folder);
        RunSpec[] specs = [.. plan.Runs.Select(run => run.Planned.Spec)];
        var request = new LaunchRequest
        {
            Experiment = experiment.Name,
            Runs = [.. plan.Runs.Select(run => Describe(run, plan, place, wishes) with { Underway = underway.Contains(run.Id) })],
            Work = commandLine.Work(arguments.File, arguments.Overrides, place, PlanFingerprint.For(specs)),
            Report = WorkCommandLine.Report(experiment.Name, place.Root),
            Folder = folder,
            Threads = wishes.Threads,
            DryRun = wishes.DryRun,
        };
        if (wishes.DryRun && request.Runs.All(run => run.Finished))
        {
            return new LaunchResult(false, "Every run is finished.");
        }
        devices.Require(experiment.Launcher.Spec, request.Open.Select(run => run.Device));
        LaunchRecorder? recorder = null;
        LaunchResult result = !wishes.DryRun && console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive && !StartUpText.IsWanted
            ? new LaunchTable(console, request.Runs) is var table ? table.Follow(() => Go(table)) : default!
            : Go(new LaunchLines(console.Profile.Out.Writer, request.Runs, StartUpText.IsWanted));
        foreach (string why in recorder!.Lost)
        {
            Console.Error.WriteLine(why);
        }
        return result;

        LaunchResult Go(ILaunchEvents view)
        {
            recorder = new LaunchRecorder(plan, view, warnings.Write);
            foreach (LaunchedRun run in request.Runs.Where(run => run.Finished && IsWanted(run.Number, wishes) && !wishes.DryRun))
            {
                view.Report(new LaunchEvent { Event = LaunchEventKind.Ended, Run = run.Number, Reused = true, Text = RunCaption.Reused });
            }
            return request.Runs.All(run => run.Finished) ? new LaunchResult(Completed: true) : launcher.Launch(request, recorder, cancellation);
        }
    }

    /// <summary>Where launchers keep their own files.</summary>
    public static string Folder(Experiment experiment, RunOptions place)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(place);
        return Path.Combine(Path.GetFullPath(place.Root), experiment.Name, "launch");
    }

    private static bool IsWanted(int number, LaunchSettings wishes) => wishes.Only?.Contains(number) != false;

    private static LaunchedRun Describe(IdentifiedRun run, LaunchPlan plan, RunOptions place, LaunchSettings wishes)
    {
        bool finished = !place.Force && plan.IsDone(run);
        return new LaunchedRun(
            run.Planned.Number, run.Id, RunCaption.Title(run.Planned.Spec), finished || !IsWanted(run.Planned.Number, wishes), run.Planned.Spec.Training.Device);
    }
}

/// <summary>What the command line says of a launch.</summary>
/// <param name="Threads">The value of <c>--threads</c>, or null.</param>
/// <param name="DryRun">Whether to say only what would be done.</param>
/// <param name="Only">The numbers of the runs that are wanted; null for all.</param>
public sealed record LaunchSettings(int? Threads, bool DryRun, IReadOnlySet<int>? Only = null);
