using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>What a decoder remembers of the sequences it is writing. Its tensors belong to it, not to a dispose scope.</summary>
internal abstract class DecodingState : IDisposable
{
    /// <summary>Goes one place on.</summary>
    /// <param name="before">The tokens of the place before, [batch], int64.</param>
    /// <returns>The logits of this place, [batch, vocabulary].</returns>
    public abstract torch.Tensor Step(torch.Tensor before);

    /// <summary>Goes on with other sequences than those of the last step: with some of them, each as often as wanted.</summary>
    /// <param name="rows">The sequences' numbers, [batch], int64.</param>
    public abstract void Select(torch.Tensor rows);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Makes a tensor part of the state, in the place of another.</summary>
    protected static void Replace(ref torch.Tensor kept, torch.Tensor by)
    {
        kept.Dispose();
        kept = by.DetachFromDisposeScope();
    }
}
