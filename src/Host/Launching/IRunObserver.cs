using NebulaBench.Host.Planning;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;

namespace NebulaBench.Host.Launching;

/// <summary>Follows the runs of an experiment: progress bars on a terminal, plain lines elsewhere.</summary>
public interface IRunObserver
{
    /// <summary>A run begins; returns what follows its training.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="number">Its position in the plan, from 1.</param>
    /// <param name="of">The number of runs in the plan.</param>
    ITrainingObserver Begin(RunSpec spec, int number, int of);

    /// <summary>A run has ended, well or not, or had been finished before.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="run">Its folder.</param>
    /// <param name="reused">Whether it had been finished before.</param>
    void End(RunSpec spec, RunFolder run, bool reused);
}
