using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;

namespace NebulaBench.Training.Optimizers;

/// <summary>The options of <see cref="AdamFactory"/> and <see cref="AdamWFactory"/>.</summary>
public sealed record AdamOptions : OptimizationOptions
{
    [Description("Weight decay: added to the gradient by adam, applied to the weights themselves by adamw.")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    [Description("Decay of the first moment.")]
    [Range(0, 1)]
    public double Beta1 { get; init; } = 0.9;

    [Description("Decay of the second moment.")]
    [Range(0, 1)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to denominators.")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 1e-8;
}
