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
