using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;

namespace NebulaBench.Training.Schedules;

/// <summary>A schedule that may begin with a warm-up: all that the suite brings.</summary>
/// <param name="options">Its options.</param>
public abstract class WarmUpSchedule(WarmUpOptions options) : ISchedule
{
    /// <inheritdoc/>
    public double Factor(int epoch, int epochs) => epoch < options.WarmUpEpochs
        ? (epoch + 1.0) / (options.WarmUpEpochs + 1.0)
        : FactorAfter(epoch - options.WarmUpEpochs, Math.Max(1, epochs - options.WarmUpEpochs));

    /// <summary>The factor once the warm-up is over.</summary>
    /// <param name="since">Epochs since its end, from 0.</param>
    /// <param name="remaining">All epochs from its end on, at least 1.</param>
    protected abstract double FactorAfter(int since, int remaining);
}

/// <summary>What the options of every schedule of the suite have.</summary>
public record WarmUpOptions
{
    [Description("Epochs over which the rate rises linearly from 0 before the schedule proper begins.")]
    [Range(0, 1_000_000)]
    public int WarmUpEpochs { get; init; }
}

/// <summary>The learning rate stays as it is.</summary>
/// <param name="options">Its options.</param>
public sealed class ConstantSchedule(WarmUpOptions options) : WarmUpSchedule(options)
{
    /// <inheritdoc/>
    protected override double FactorAfter(int since, int remaining) => 1;
}
