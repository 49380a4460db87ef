using System.CommandLine;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Data;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Launching;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula work FILE --numbers 1,2</c>: carries runs out for a launcher and tells it how they go, an event in JSON on each line.</summary>
/// <param name="loader">Reads the experiment.</param>
/// <param name="executor">Carries runs out.</param>
/// <param name="data">Loads datasets.</param>
/// <param name="preparation">Passes on what datasets say of their progress.</param>
/// <param name="warnings">Writes warnings.</param>
public sealed class WorkerCommand(
    ExperimentLoader loader, RunExecutor executor, LoadedDataCache data, ProgressRelay preparation, ConsoleLoggerProvider warnings)
    : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Option<bool> force = LaunchOptions.Force();
        var numbers = new Option<string>("--numbers")
        {
            Description = "The runs by their numbers in the plan, such as 3 or 1,4-6; - reads them from standard input.",
            Required = true,
        };
        Option<string?> device = CommonOptions.Text("--device", "The device to use instead of the experiment's, of the same kind.");
        Option<string?> plan = CommonOptions.Text("--plan", "Refuse to start if the experiment has changed since it was launched.");
        var lost = NumberOption.Create<int>("--lost", "Record the runs as lost, with this exit code of their process.", 0, 255);
        Option<string?> log = CommonOptions.Text("--log", "The log of the lost process.");
        var leave = new Option<bool>(WorkQueue.LeaveOption) { Description = "Leave a run that another process holds, and report it; wait for it if it is given again." };
        Option<string?> events = CommonOptions.Text(EventChannel.Option, "The handle of an inherited pipe for the events. Default: standard output.");
        StartUp? startUp = null;
        return new Command("work", "Execute runs for a launcher, and write one JSON event per line.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs, force, numbers, device, plan, lost, log, leave, events,
        }.HandleWithTensors<WorkerCommand>(
            (command, parsed, cancellation) => command.Run(
                CommonOptions.Experiment(parsed),
                new RunOptions(parsed.GetValue(LaunchOptions.Runs)!, parsed.GetValue(force)),
                new WorkArguments
                {
                    Numbers = parsed.GetValue(numbers)!,
                    Device = parsed.GetValue(device),
                    Plan = parsed.GetValue(plan),
                    Lost = parsed.GetValue(lost),
                    Log = parsed.GetValue(log),
                    Leave = parsed.GetValue(leave),
                    Events = parsed.GetValue(events),
                },
                startUp!, cancellation),
            begin: () => startUp = new StartUp());
    }

    /// <summary>Carries runs out, or records those that were lost.</summary>
    /// <returns>0, 5 when a run failed or diverged, or 75 when it was asked to stop and may be started again.</returns>
    public int Run(ExperimentArguments arguments, RunOptions place, WorkArguments work, StartUp startUp, CancellationToken cancellation)
    {
        // What a plugin or a library prints goes where nobody reads events.
        TextWriter events = EventChannel.Open(work.Events);
        Console.SetOut(Console.Error);
        startUp.Mark("libtorch");
        IReadOnlyList<RunSpec> plan = Planner.Plan(loader.Load(arguments));
        PlanFingerprint.Check(plan, work.Plan, arguments.File);
        startUp.Mark("plugins and experiment");
        var output = new WorkerOutput(events);
        if (work.Lost is { } code)
        {
            Record(plan, place, RunNumbers.Read(work.Numbers, plan.Count), code, work.Log);
            return ExitCodes.SomeRunsFailed;
        }

        using var signals = new StopSignals(cancellation);
        warnings.Listener = line => output.Report(new LaunchEvent { Event = LaunchEventKind.Warning, Text = line });
        using IDisposable shown = preparation.ShowOn(new WorkerObserver(output, startUp));
        var queue = new WorkQueue(Console.In, () =>
        {
            Interruption.EndInTime();
            signals.Stop();
        });
        IEnumerable<string> numbers = work.Numbers == "-" ? queue.Lines(signals.Token) : [work.Numbers];
        var timed = new StepTimer(new WorkerObserver(output, startUp), Interruption.StepTook);
        HashSet<int> met = [];
        output.Report(new LaunchEvent { Event = LaunchEventKind.Ready });
        return Carry(numbers.SelectMany(line => RunNumbers.Read(line, plan.Count)));

        bool TryCarryOut(PlannedRun run)
        {
            try
            {
                if (!work.Leave || !met.Add(run.Number))
                {
                    return executor.Execute(run, place, timed, signals.Token).Record.Status == RunStatus.Finished;
                }
                if (executor.TryExecute(run, place, timed, signals.Token) is { } folder)
                {
                    return folder.Record.Status == RunStatus.Finished;
                }
                output.Report(new LaunchEvent { Event = LaunchEventKind.Left, Run = run.Number });
                return true;
            }
            catch (NebulaException failure)
            {
                output.Report(WorkerObserver.NotCarriedOut(run.Number, failure));
                return false;
            }
        }

        int Carry(IEnumerable<int> wanted)
        {
            bool failed = false;
            int current = 0;
            try
            {
                foreach (int number in wanted)
                {
                    (current, RunSpec spec) = (number, OnDevice(plan[number - 1], work.Device));
                    signals.Token.ThrowIfCancellationRequested();
                    failed |= !TryCarryOut(new PlannedRun(spec, number, plan.Count));
                    current = 0;
                }
            }
            catch (OperationCanceledException)
            {
                if (current == 0)
                {
                    return failed ? ExitCodes.SomeRunsFailed : ExitCodes.Ok; // the input ended while there was nothing to do
                }
                output.Report(new LaunchEvent { Event = LaunchEventKind.Stopped, Run = current });
                return WorkCommand.Stopped;
            }
            return failed ? ExitCodes.SomeRunsFailed : ExitCodes.Ok;
        }
    }

    private static RunSpec OnDevice(RunSpec spec, string? device)
    {
        if (device is null)
        {
            return spec;
        }
        return LocalShare.IsSameKind(device, spec.Training.Device)
            ? spec with { Training = spec.Training with { Device = device } }
            : throw new NebulaException(
                "NB1422", $"the run computes on {spec.Training.Device}, and would be another one on {device}.", "--device",
                $"Leave it out, or set training.device to {device} in the experiment.");
    }

    private void Record(IReadOnlyList<RunSpec> plan, RunOptions place, IReadOnlyList<int> numbers, int code, string? log)
    {
        IReadOnlyList<IdentifiedRun> runs = LaunchPlan.From(plan, place, data).Runs;
        IReadOnlyList<string> lines = log is null ? [] : LogTail.For(log);
        foreach (int number in numbers)
        {
            LostRuns.Record(runs[number - 1], place.Root, ExitText.For(code, lines), lines);
        }
    }
}
