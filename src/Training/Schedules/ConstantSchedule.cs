namespace NebulaBench.Training.Schedules;

/// <summary>The learning rate stays as it is.</summary>
/// <param name="options">Its options.</param>
public sealed class ConstantSchedule(WarmUpOptions options) : WarmUpSchedule(options)
{
    /// <inheritdoc/>
    protected override double FactorAfter(int since, int remaining) => 1;
}
