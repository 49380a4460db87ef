using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>RMSprop (Tieleman and Hinton, 2012).</summary>
/// <param name="options">Its options.</param>
public sealed class RmsPropFactory(RmsPropOptions options) : IOptimizerFactory
{
    /// <inheritdoc/>
    public double LearningRate => options.LearningRate;

    /// <inheritdoc/>
    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new LibraryOptimizer(torch.optim.RMSProp(
        parameters, options.LearningRate, options.Beta2, options.Epsilon, options.WeightDecay, options.Momentum));
}

/// <summary>The options of <see cref="RmsPropFactory"/>.</summary>
public sealed record RmsPropOptions : OptimizationOptions
{
    [Description("L2 penalty on the weights.")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    [Description("Decay of the squared gradients.")]
    [Range(0, 1)]
    public double Beta2 { get; init; } = 0.999;

    [Description("Added to denominators.")]
    [Range(0, 1)]
    public double Epsilon { get; init; } = 1e-8;

    [Description("Momentum: share of the last step that the next one keeps.")]
    [Range(0, 1)]
    public double Momentum { get; init; }
}
