using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace NebulaBench.Training.Optimizers;

/// <summary>The optimizer and its settings.</summary>
public sealed record OptimizerOptions
{
    [Description("Which optimizer.")]
    public OptimizerId Id { get; init; } = OptimizerId.Adam;

    [Description("Step size.")]
    [Range(0, 1e6)]
    public double LearningRate { get; init; } = 1e-3;

    [Description("L2 penalty on the weights (decoupled for adamw).")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    [Description("Decay of the first moment (adam, adamw).")]
    [Range(0, 1)]
    public double Beta1 { get; init; } = 0.9;

    [Description("Decay of the second moment (adam, adamw), or of the squared gradients (rmsprop).")]
    [Range(0, 1)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to denominators (adam, adamw, rmsprop).")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 1e-8;

    [Description("Momentum (sgd, rmsprop).")]
    [Range(0, 1)]
    public double Momentum { get; init; }
}

/// <summary>The optimizers on offer.</summary>
public enum OptimizerId
{
    /// <summary>Kingma and Ba, 2015.</summary>
    Adam,

    /// <summary>Loshchilov and Hutter, 2019.</summary>
    [JsonStringEnumMemberName("adamw")]
    AdamW,

    /// <summary>Stochastic gradient descent.</summary>
    Sgd,

    /// <summary>Tieleman and Hinton, 2012.</summary>
    [JsonStringEnumMemberName("rmsprop")]
    RmsProp,
}
