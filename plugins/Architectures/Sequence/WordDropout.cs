using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>
/// Replaces a share of the tokens that a decoder is fed by the unknown token while training, so that it must ask the code. Its beginning
/// and its padding stay.
/// </summary>
/// <param name="share">The probability that a token is replaced, in [0, 1].</param>
internal sealed class WordDropout(double share) : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(WordDropout))
{
    /// <summary>Replaces tokens.</summary>
    /// <param name="input">[batch, length], int64.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (!training || share == 0)
        {
            return input.alias();
        }
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor chosen = torch.rand(input.shape, device: input.device).lt(share);
        torch.Tensor word = input.ne(SpecialTokens.Begin) & input.ne(SpecialTokens.Padding);
        return input.masked_fill(chosen & word, SpecialTokens.Unknown).MoveToOuterDisposeScope();
    }
}
