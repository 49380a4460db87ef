using TorchSharp.Modules;

namespace NebulaBench.Optimization;

/// <summary>
/// The component behind <c>training.optimizer</c>: its options are injected, and it makes an optimizer for the model and one for the
/// objective's adversary, where there is one.
/// </summary>
public interface IOptimizerFactory
{
    /// <summary>The learning rate of its options; the schedule multiplies it.</summary>
    double LearningRate { get; }

    /// <summary>Makes an optimizer, owned by the caller.</summary>
    /// <param name="parameters">What it moves; they are on their device already.</param>
    /// <param name="fast">Whether a faster way to the same result but for its last digits is preferred.</param>
    IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast);
}
