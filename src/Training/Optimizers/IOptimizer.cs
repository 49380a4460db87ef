using TorchSharp;

namespace NebulaBench.Training.Optimizers;

/// <summary>Moves parameters by their gradients, and remembers what it needs for the next step.</summary>
public interface IOptimizer : IDisposable
{
    /// <summary>The learning rate of the steps to come.</summary>
    double LearningRate { set; }

    /// <summary>What it remembers, by name (<c>3.first-moment</c>); the tensors are its own.</summary>
    IEnumerable<KeyValuePair<string, torch.Tensor>> Memory { get; }

    /// <summary>Forgets the gradients of the step before.</summary>
    void ClearGradients();

    /// <summary>Moves the parameters.</summary>
    void Step();

    /// <summary>Takes a memory back. What was not there when it was kept, such as a momentum before the first step, stays away.</summary>
    /// <param name="memory">What <see cref="Memory"/> gave.</param>
    /// <param name="device">Where the parameters are.</param>
    void Restore(IReadOnlyDictionary<string, torch.Tensor> memory, torch.Device device);
}
