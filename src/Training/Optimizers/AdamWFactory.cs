using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

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
