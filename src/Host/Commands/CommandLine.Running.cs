using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Work;

namespace NebulaBench.Host.Commands;

/// <content>Commands that carry experiments out.</content>
internal static partial class CommandLine
{
    private static Command Run()
    {
        var force = new Option<bool>("--force") { Description = "Do finished runs again." };
        var command = new Command("run", "Train and measure every combination of an experiment, and write its report.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs, force,
        };
        LaunchOptions.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(WithTensors(parsed, services =>
            services.GetRequiredService<RunCommand>().Run(
                LaunchOptions.Experiment(parsed), new RunPlace(parsed.GetValue(LaunchOptions.Runs)!, parsed.GetValue(force)),
                LaunchOptions.Wishes(parsed), cancellation))));
        return command;
    }

    private static Command Retry()
    {
        var command = new Command("retry", "Run again what failed, diverged or was broken off, and write the report.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs,
        };
        LaunchOptions.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(WithTensors(parsed, services =>
            services.GetRequiredService<RunCommand>().Retry(
                LaunchOptions.Experiment(parsed), new RunPlace(parsed.GetValue(LaunchOptions.Runs)!, Force: false),
                LaunchOptions.Wishes(parsed), cancellation))));
        return command;
    }

    private static Command Status()
    {
        var what = new Argument<string>("what") { Description = "The experiment, a YAML file, or a folder of runs." };
        var command = new Command("status", "Show how far every run is, from run folders and a cluster's queue.")
        {
            what, CommonOptions.Set, LaunchOptions.Runs,
        };
        command.SetAction(parsed => WithTensors(parsed, services => services.GetRequiredService<StatusCommand>().Run(
            new ExperimentArguments(parsed.GetValue(what)!, parsed.GetValue(CommonOptions.Set) ?? []), parsed.GetValue(LaunchOptions.Runs)!)));
        return command;
    }

    private static Command Work()
    {
        var force = new Option<bool>("--force") { Description = "Do finished runs again." };
        var numbers = new Option<string>("--numbers")
        {
            Description = "The runs, by their numbers in the plan: 3, 1,4-6, or - to read them from the standard input.",
            Required = true,
        };
        Option<string?> device = File("--device", "The device to use in place of the experiment's, of the same kind.");
        Option<string?> plan = File("--plan", "Refuse to work where the experiment is another one than when this was handed over.");
        var lost = new Option<int?>("--lost") { Description = "Record the runs as lost: the exit code of their process." };
        Option<string?> log = File("--log", "The log of that process.");
        var command = new Command("work", "Carry out some runs for a launcher, with an event in JSON on each line of the output.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs, force, numbers, device, plan, lost, log,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var startUp = new StartUp();
            return Task.FromResult(WithTensors(parsed, services => services.GetRequiredService<WorkerCommand>().Run(
                Experiment(parsed),
                new RunPlace(parsed.GetValue(LaunchOptions.Runs)!, parsed.GetValue(force)),
                new WorkArguments
                {
                    Numbers = parsed.GetValue(numbers)!,
                    Device = parsed.GetValue(device),
                    Plan = parsed.GetValue(plan),
                    Lost = parsed.GetValue(lost),
                    Log = parsed.GetValue(log),
                },
                startUp, cancellation)));
        });
        return command;
    }
}
