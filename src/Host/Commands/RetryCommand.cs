using System.CommandLine;
using NebulaBench.Host.Execution;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula retry FILE</c>: runs again what did not come to its end.</summary>
/// <param name="run">Carries runs out.</param>
public sealed class RetryCommand(RunCommand run) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Command command = new("retry", "Rerun what failed, diverged or was interrupted, and write the report.")
        {
            CommonOptions.File, CommonOptions.Set, LaunchOptions.Runs,
        };
        LaunchOptions.AddTo(command);
        return command.HandleWithTensors<RetryCommand>((self, parsed, cancellation) => self.Run(
            LaunchOptions.Experiment(parsed), new RunOptions(parsed.GetValue(LaunchOptions.Runs)!, Force: false),
            LaunchOptions.Wishes(parsed), cancellation));
    }

    /// <summary>Carries out again what failed, diverged or was broken off.</summary>
    /// <returns>0, or 5 when a run failed or diverged again.</returns>
    public int Run(ExperimentArguments arguments, RunOptions place, LaunchSettings wishes, CancellationToken cancellation) =>
        run.Retry(arguments, place, wishes, cancellation);
}
