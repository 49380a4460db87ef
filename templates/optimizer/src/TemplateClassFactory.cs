using NebulaBench.Optimization;
using TorchSharp.Modules;

namespace TemplateNamespace;

/// <summary>Makes the optimizer of a model, and another one for the adversary of an objective that has one.</summary>
/// <param name="options">The options.</param>
public sealed class TemplateClassFactory(TemplateClassOptions options) : IOptimizerFactory
{
    /// <inheritdoc/>
    public double LearningRate => options.LearningRate;

    /// <inheritdoc/>
    public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new TemplateClassOptimizer(parameters, options.Momentum);
}
