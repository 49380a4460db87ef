using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Training.Schedules;

/// <summary>The learning rate falls along half a cosine to its final factor.</summary>
/// <param name="options">Its options.</param>
public sealed class CosineSchedule(CosineOptions options) : WarmUpSchedule(options)
{
    /// <inheritdoc/>
    protected override double FactorAfter(int since, int remaining) => options.FinalFactor
        + ((1 - options.FinalFactor) * 0.5 * (1 + Math.Cos(Math.PI * since / remaining)));
}

/// <summary>The options of <see cref="CosineSchedule"/>.</summary>
public sealed record CosineOptions : WarmUpOptions
{
    [Description("Factor at the end of the cosine.")]
    [Range(0, 1)]
    public double FinalFactor { get; init; }
}
