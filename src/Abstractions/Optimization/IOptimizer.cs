using TorchSharp;

namespace NebulaBench.Optimization;

/// <summary>Moves parameters by their gradients, and remembers what it needs for the next step.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the steps to come.</summary>
    double LearningRate { set; }

    /// <summary>What it remembers, by name (<c>3.first-moment</c>); the tensors are its own. Checkpoints hold it.</summary>
    IEnumerable<KeyValuePair<string, torch.Tensor>> State { get; }

    /// <summary>Forgets the gradients of the step before.</summary>
    void ClearGradients();

    /// <summary>Moves the parameters; one without a gradient stays as it is.</summary>
    void Step();

    /// <summary>Takes a state back, so that the next steps are the same to the last bit. What was not there when it was kept, such as a
    /// momentum before the first step, stays away.</summary>
    /// <param name="state">What <see cref="State"/> gave.</param>
    /// <param name="device">Where the parameters are.</param>
    void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device);
}
