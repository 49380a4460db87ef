using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>A decoder that gives the probabilities of a token from a code and the tokens before it.</summary>
/// <param name="name">The module's name.</param>
/// <param name="length">The places of a sequence.</param>
/// <param name="vocabulary">The number of tokens.</param>
internal abstract class TokenDecoder(string name, long length, long vocabulary) : torch.nn.Module(name)
{
    /// <summary>The places of a sequence.</summary>
    public long Length => length;

    /// <summary>The number of tokens.</summary>
    public long Vocabulary => vocabulary;

    /// <summary>The logits of all places at once, where the tokens before each are known.</summary>
    /// <param name="code">[batch, code].</param>
    /// <param name="before">The token before each place, [batch, length], int64.</param>
    /// <returns>[batch, vocabulary, length].</returns>
    public abstract torch.Tensor Logits(torch.Tensor code, torch.Tensor before);

    /// <summary>Begins sequences that are written place by place.</summary>
    /// <param name="code">[batch, code].</param>
    public abstract DecodingState Start(torch.Tensor code);

    /// <summary>The logits of all places where nothing is known but the code: those of what the decoder writes itself.</summary>
    /// <param name="code">[batch, code].</param>
    /// <returns>[batch, vocabulary, length].</returns>
    public virtual torch.Tensor LogitsOfOwnWriting(torch.Tensor code) => SequenceWriter.Logits(this, code);
}

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
