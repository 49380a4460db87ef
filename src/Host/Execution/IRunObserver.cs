using NebulaBench.Host.Planning;
using NebulaBench.Runs;
using NebulaBench.Training;

namespace NebulaBench.Host.Execution;

/// <summary>Follows the runs of an experiment: progress bars on a terminal, plain lines elsewhere.</summary>
public interface IRunObserver
{
    /// <summary>A run begins; returns what follows its training.</summary>
    /// <param name="run">The run.</param>
    ITrainingObserver Begin(PlannedRun run);

    /// <summary>The training that goes before a run begins; returns what follows it. Not called where an earlier run has trained it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">What is trained.</param>
    ITrainingObserver BeginStage(PlannedRun run, RunSpec stage);

    /// <summary>Something about runs that whoever follows them may want to know, such as that one goes on from a checkpoint.</summary>
    /// <param name="text">A sentence without a full stop.</param>
    void Note(string text)
    {
    }

    /// <summary>A run has ended, well or not, or had been finished before.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="reused">Whether it had been finished before.</param>
    /// <param name="measured">What was measured besides; null for nothing.</param>
    void End(PlannedRun run, RunFolder folder, bool reused, string? measured = null);
}
