using NebulaBench.Errors;
using NebulaBench.Optimization;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Training;

/// <summary>What moves a model's weights, and how fast over the epochs.</summary>
/// <param name="Optimizer">Makes the optimizers.</param>
/// <param name="Schedule">The factor on the learning rate in each epoch.</param>
public sealed record TrainingMethod(IOptimizerFactory Optimizer, ISchedule Schedule)
{
    /// <summary>The method of an experiment that names none.</summary>
    public static TrainingMethod Default { get; } = new(new AdamFactory(new AdamOptions()), new ConstantSchedule(new WarmUpOptions()));

    /// <summary>The learning rate of an epoch.</summary>
    /// <param name="epoch">The epoch, counted from 0.</param>
    /// <param name="epochs">The epochs of the whole training.</param>
    /// <exception cref="NebulaException">NB4303: the schedule's factor is negative or no finite number.</exception>
    public double LearningRate(int epoch, int epochs)
    {
        double factor = Schedule.Factor(epoch, epochs);
        return double.IsFinite(factor) && factor >= 0 ? Optimizer.LearningRate * factor : throw new NebulaException(
            "NB4303", FormattableString.Invariant($"its factor in epoch {epoch + 1} is {factor}, but must be a finite number of at least 0."),
            $"the schedule {Schedule.GetType().Name}", "Check its options under training.schedule, or name another schedule.");
    }
}
