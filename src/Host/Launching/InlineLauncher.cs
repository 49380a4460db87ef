using NebulaBench.Host.Planning;
using NebulaBench.Host.Reporting;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Launching;

/// <summary>
/// Runs a plan in this process, one run after the other. A run that fails is recorded and the others go on. Runs that another process has are left
/// to it and looked at last, so that several processes share the work of one experiment.
/// </summary>
/// <param name="executor">Carries a run out.</param>
public sealed class InlineLauncher(RunExecutor executor)
{
    /// <summary>Carries out every run of a plan that is not finished yet.</summary>
    /// <returns>The folders of all runs of the plan, in its order.</returns>
    public IReadOnlyList<RunFolder> Launch(
        IReadOnlyList<RunSpec> plan, RunPlace place, IRunObserver observer, CancellationToken cancellation)
    {
        PlannedRun[] runs = [.. plan.Select((spec, index) => new PlannedRun(spec, index + 1, plan.Count))];
        var folders = new RunFolder?[runs.Length];
        for (int index = 0; index < runs.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            folders[index] = executor.TryExecute(runs[index], place, observer, cancellation);
        }
        int left = folders.Count(folder => folder is null);
        if (left > 0)
        {
            observer.Note($"waits for another process, which has {NumberText.Whole(left)} of the runs");
        }
        for (int index = 0; index < runs.Length; index++)
        {
            folders[index] ??= executor.Execute(runs[index], place, observer, cancellation);
        }
        return folders!;
    }
}
