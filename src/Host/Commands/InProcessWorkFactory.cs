using NebulaBench.Errors;
using NebulaBench.Host.Commands.Progress;
using NebulaBench.Host.Data;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Launching;

namespace NebulaBench.Host.Commands;

/// <summary>Makes what carries the runs of a plan out in this process.</summary>
/// <param name="executor">Carries runs out.</param>
/// <param name="preparation">Passes on what datasets say of their progress.</param>
public sealed class InProcessWorkFactory(RunExecutor executor, ProgressRelay preparation)
{
    private readonly StartUp startUp = new("runtime, libtorch, services, plugins and experiment");

    /// <summary>The runs of a plan, for launchers.</summary>
    public IInProcessWork Create(LaunchPlan plan, RunOptions place) => new Work(plan, place, executor, preparation, startUp);

    private sealed class Work(LaunchPlan plan, RunOptions place, RunExecutor executor, ProgressRelay preparation, StartUp startUp) : IInProcessWork
    {
        public bool TryCarryOut(int number, ILaunchEvents events, CancellationToken cancellation) =>
            Follow(number, events, observer => executor.TryExecute(plan.Runs[number - 1].Planned, place, observer, cancellation) is not null);

        public void CarryOut(int number, ILaunchEvents events, CancellationToken cancellation) =>
            Follow(number, events, observer => executor.Execute(plan.Runs[number - 1].Planned, place, observer, cancellation) is not null);

        private bool Follow(int number, ILaunchEvents events, Func<IRunObserver, bool> work)
        {
            var observer = new WorkerObserver(events, startUp);
            using IDisposable shown = preparation.ShowOn(observer);
            try
            {
                return work(new StepTimer(observer, Interruption.StepTook));
            }
            catch (NebulaException failure)
            {
                events.Report(WorkerObserver.NotCarriedOut(number, failure));
                return true;
            }
        }
    }
}
