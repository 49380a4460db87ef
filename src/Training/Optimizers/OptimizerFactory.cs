using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Optimizers;

/// <summary>Makes the optimizer an experiment asks for.</summary>
public static class OptimizerFactory
{
    /// <summary>An optimizer over the given parameters.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="parameters">What it moves.</param>
    /// <param name="fast">Whether one that takes its step in one pass is preferred.</param>
    public static IOptimizer Create(OptimizerOptions options, IEnumerable<Parameter> parameters, bool fast) =>
        fast && options.Id is (OptimizerId.Adam or OptimizerId.AdamW)
            ? new FusedAdam(options, parameters)
            : new LibraryOptimizer(OfLibrary(options, parameters));

    private static torch.optim.Optimizer OfLibrary(OptimizerOptions options, IEnumerable<Parameter> parameters) => options.Id switch
    {
        OptimizerId.Adam => torch.optim.Adam(
            parameters, options.LearningRate, options.Beta1, options.Beta2, options.Epsilon, options.WeightDecay),
        OptimizerId.AdamW => torch.optim.AdamW(
            parameters, options.LearningRate, options.Beta1, options.Beta2, options.Epsilon, options.WeightDecay),
        OptimizerId.Sgd => torch.optim.SGD(
            parameters, options.LearningRate, options.Momentum, weight_decay: options.WeightDecay),
        OptimizerId.RmsProp => torch.optim.RMSProp(
            parameters, options.LearningRate, options.Beta2, options.Epsilon, options.WeightDecay, options.Momentum),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };
}
