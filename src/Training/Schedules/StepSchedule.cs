using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Training.Schedules;

/// <summary>The learning rate drops by a factor every so many epochs.</summary>
/// <param name="options">Its options.</param>
public sealed class StepSchedule(StepOptions options) : WarmUpSchedule(options)
{
    /// <inheritdoc/>
    protected override double FactorAfter(int since, int remaining) => Math.Pow(options.Factor, since / options.StepEpochs);
}

/// <summary>The options of <see cref="StepSchedule"/>.</summary>
public sealed record StepOptions : WarmUpOptions
{
    [Description("Epochs between two drops.")]
    [Range(1, 1_000_000)]
    public int StepEpochs { get; init; } = 10;

    [Description("Factor applied at each drop.")]
    [Range(0, 1)]
    public double Factor { get; init; } = 0.1;
}
