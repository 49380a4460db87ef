using System.CommandLine;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;
using NebulaBench.Reporting.Formatting;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula validate FILE</c>: whether an experiment could be run as it is written.</summary>
public sealed class ValidateCommand(ExperimentLoader loader, DeviceCheck devices, IAnsiConsole console) : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("validate", "Check an experiment without running it.") { CommonOptions.File, CommonOptions.Set }
            .Handle<ValidateCommand>((command, parsed, _) => command.Run(CommonOptions.Experiment(parsed)));

    /// <summary>Checks an experiment; errors are thrown and shown by the program's error handler.</summary>
    public int Run(ExperimentArguments arguments)
    {
        Experiment experiment = loader.Load(arguments, Console.Error);
        IReadOnlyList<RunSpec> plan = Planner.Plan(experiment);
        devices.Require(experiment.Launcher?.Spec, plan.Select(run => run.Training.Device));
        string runs = NumberText.Whole(plan.Count);
        console.Profile.Out.Writer.WriteLine($"{arguments.File}: '{experiment.Name}' is valid and stands for {runs} runs.");
        return ExitCodes.Ok;
    }
}
