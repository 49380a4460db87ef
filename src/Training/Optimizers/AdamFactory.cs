using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>Adam (Kingma and Ba, 2015).</summary>
/// <param name="options">Its options.</param>
public sealed class AdamFactory(AdamOptions options) : IOptimizerFactory
{
    /// <inheritdoc/>
    public double LearningRate => options.LearningRate;

    /// <inheritdoc/>
    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => fast
        ? new FusedAdam(options, isDecoupled: false, parameters)
        : new LibraryOptimizer(torch.optim.Adam(
            parameters, options.LearningRate, options.Beta1, options.Beta2, options.Epsilon, options.WeightDecay));
}

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
/// <param name="options">Its options.</param>
public sealed class AdamWFactory(AdamOptions options) : IOptimizerFactory
{
    /// <inheritdoc/>
    public double LearningRate => options.LearningRate;

    /// <inheritdoc/>
    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => fast
        ? new FusedAdam(options, isDecoupled: true, parameters)
        : new LibraryOptimizer(torch.optim.AdamW(
            parameters, options.LearningRate, options.Beta1, options.Beta2, options.Epsilon, options.WeightDecay));
}

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
