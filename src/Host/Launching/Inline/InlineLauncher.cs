using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;

namespace NebulaBench.Host.Launching.Inline;

/// <summary>
/// Runs a plan in this process, one run after the other. A run that fails is recorded and the others go on. Runs that another process has are left
/// to it and looked at last, so that several processes share the work of one experiment.
/// </summary>
/// <param name="executor">Carries a run out.</param>
public sealed class InlineLauncher(RunExecutor executor) : ILauncher
{
    /// <summary>Carries out every run of a plan that is not finished yet.</summary>
    /// <returns>The folders of all runs of the plan, in its order.</returns>
    public IReadOnlyList<RunFolder> Launch(
        IReadOnlyList<PlannedRun> runs, RunPlace place, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var folders = new RunFolder?[runs.Count];
        for (int index = 0; index < runs.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            folders[index] = executor.TryExecute(runs[index], place, observer, cancellation);
        }
        int left = folders.Count(folder => folder is null);
        if (left > 0)
        {
            observer.Note($"waits for another process, which has {NumberText.Whole(left)} of the runs");
        }
        for (int index = 0; index < runs.Count; index++)
        {
            folders[index] ??= executor.Execute(runs[index], place, observer, cancellation);
        }
        return folders!;
    }

    /// <summary>
    /// Never asked for: what a launcher is told is too little to show a run's losses as they fall, which is what one runs inline for, so
    /// the program gives its plan to the other method.
    /// </summary>
    LaunchResult ILauncher.Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation) =>
        throw new NotSupportedException("Runs of this process are launched with their plan.");
}
