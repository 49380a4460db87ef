using NebulaBench.Host.Planning;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;

namespace NebulaBench.Host.Launching;

/// <summary>The observer of one run, which knows its position in the plan.</summary>
public sealed class NumberedObserver(IRunObserver inner, int number, int of)
{
    /// <summary>The run's position in the plan, from 1.</summary>
    public int Number => number;

    /// <summary>The run begins.</summary>
    public ITrainingObserver Begin(RunSpec spec) => inner.Begin(spec, number, of);

    /// <summary>The run has ended.</summary>
    public void End(RunSpec spec, RunFolder run, bool reused) => inner.End(spec, run, reused);
}
