using NebulaBench.Metrics;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>Measures what a decoder gives, batch by batch.</summary>
public interface IOutputMeter
{
    /// <summary>Adds a batch.</summary>
    /// <param name="output">The decoder's raw output, [batch, …].</param>
    /// <param name="target">What it should have been, [batch, …].</param>
    void Add(torch.Tensor output, torch.Tensor target);

    /// <summary>Whether it wants what the model writes on its own, which takes its time.</summary>
    bool ReadsWriting => false;

    /// <summary>Adds what the model wrote for the codes of a batch, without being told the true tokens.</summary>
    /// <param name="written">Tokens, [batch, length], int64.</param>
    /// <param name="target">What they should have been, [batch, length], int64.</param>
    void AddWriting(torch.Tensor written, torch.Tensor target)
    {
    }

    /// <summary>The scores of all that was added.</summary>
    IReadOnlyList<(string Key, Score Score)> Measure();
}
