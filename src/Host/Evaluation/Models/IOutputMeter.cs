using TorchSharp;

namespace NebulaBench.Host.Evaluation.Models;

/// <summary>Measures what a decoder gives, batch by batch.</summary>
public interface IOutputMeter
{
    /// <summary>Adds a batch.</summary>
    /// <param name="output">The decoder's raw output, [batch, …].</param>
    /// <param name="target">What it should have been, [batch, …].</param>
    void Add(torch.Tensor output, torch.Tensor target);

    /// <summary>The scores of all that was added.</summary>
    IReadOnlyList<(string Key, Score Score)> Measure();
}
