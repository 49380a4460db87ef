using NebulaBench.Host.Planning;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Launching;

/// <summary>Runs a plan in this process, one run after the other. A run that fails is recorded and the others go on.</summary>
/// <param name="executor">Carries a run out.</param>
public sealed class InlineLauncher(RunExecutor executor)
{
    /// <summary>Carries out every run of a plan that is not finished yet.</summary>
    /// <returns>The folders of all runs of the plan, in its order.</returns>
    public IReadOnlyList<RunFolder> Launch(
        IReadOnlyList<RunSpec> plan, RunPlace place, IRunObserver observer, CancellationToken cancellation)
    {
        List<RunFolder> folders = [];
        for (int index = 0; index < plan.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            folders.Add(executor.Execute(new PlannedRun(plan[index], index + 1, plan.Count), place, observer, cancellation));
        }
        return folders;
    }
}
