using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>Stochastic gradient descent.</summary>
/// <param name="options">Its options.</param>
public sealed class SgdFactory(SgdOptions options) : IOptimizerFactory
{
    /// <inheritdoc/>
    public double LearningRate => options.LearningRate;

    /// <inheritdoc/>
    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new LibraryOptimizer(torch.optim.SGD(
        parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay));
}

/// <summary>The options of <see cref="SgdFactory"/>.</summary>
public sealed record SgdOptions : OptimizationOptions
{
    [Description("L2 penalty on the weights.")]
    [Range(0, 1e6)]
    public double WeightDecay { get; init; }

    [Description("Momentum: share of the last step that the next one keeps.")]
    [Range(0, 1)]
    public double Momentum { get; init; }
}
