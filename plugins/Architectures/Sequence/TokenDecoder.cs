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
