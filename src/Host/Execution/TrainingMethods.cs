using NebulaBench.Host.Components;
using NebulaBench.Host.Planning;
using NebulaBench.Optimization;
using NebulaBench.Training;

namespace NebulaBench.Host.Execution;

/// <summary>Makes the optimizers and schedules of runs.</summary>
/// <param name="components">Makes components.</param>
public sealed class TrainingMethods(IComponentFactory components)
{
    /// <summary>Those of a run, or of the training before it.</summary>
    /// <exception cref="Errors.NebulaException">One of the two cannot be made.</exception>
    public TrainingMethod Create(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new TrainingMethod(components.Create<IOptimizerFactory>(spec.Optimizer), components.Create<ISchedule>(spec.Schedule));
    }
}
