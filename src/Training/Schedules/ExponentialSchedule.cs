using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Training.Schedules;

/// <summary>The learning rate shrinks by a factor every epoch.</summary>
/// <param name="options">Its options.</param>
public sealed class ExponentialSchedule(ExponentialOptions options) : WarmUpSchedule(options)
{
    /// <inheritdoc/>
    protected override double FactorAfter(int since, int remaining) => Math.Pow(options.Factor, since);
}

/// <summary>The options of <see cref="ExponentialSchedule"/>.</summary>
public sealed record ExponentialOptions : WarmUpOptions
{
    [Description("Factor applied every epoch.")]
    [Range(0, 1)]
    public double Factor { get; init; } = 0.1;
}
