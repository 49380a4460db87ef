using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>What can be said of tokens without knowing what they mean.</summary>
internal static class Tokens
{
    /// <summary>
    /// Where there are tokens and no padding. The first place counts as a token in any case, so that an empty sequence has something to
    /// be encoded from.
    /// </summary>
    /// <param name="tokens">[batch, length].</param>
    /// <returns>[batch, length], booleans.</returns>
    public static torch.Tensor AreReal(torch.Tensor tokens)
    {
        torch.Tensor real = tokens.ne(SpecialTokens.Padding);
        using torch.Tensor first = real.narrow(1, 0, 1);
        first.fill_(true);
        return real;
    }

    /// <summary>The number of places up to and with the last token; at least 1.</summary>
    /// <param name="tokens">[batch, length].</param>
    /// <returns>[batch], int64.</returns>
    public static torch.Tensor Lengths(torch.Tensor tokens)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor numbers = torch.arange(1, tokens.shape[1] + 1, torch.int64, tokens.device);
        return (AreReal(tokens) * numbers).amax([1]).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Leaves out the places at the end that are padding in every sequence: they cost time and change nothing. Of nothing but padding one
    /// place stays.
    /// </summary>
    /// <param name="tokens">[batch, length].</param>
    /// <returns>[batch, length of the longest, at least 1].</returns>
    public static torch.Tensor WithoutCommonPadding(torch.Tensor tokens)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor numbers = torch.arange(1, tokens.shape[1] + 1, torch.int64, tokens.device);
        long longest = (tokens.ne(SpecialTokens.Padding) * numbers).max().ToInt64();
        return tokens.narrow(1, 0, Math.Max(longest, 1)).MoveToOuterDisposeScope();
    }

    /// <summary>What a decoder is fed for a target: the beginning, and all tokens but the last, padding where there is none.</summary>
    /// <param name="target">[batch, length].</param>
    /// <returns>[batch, length], int64.</returns>
    public static torch.Tensor Before(torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor begin = torch.full([target.shape[0], 1], SpecialTokens.Begin, torch.int64, target.device);
        torch.Tensor earlier = target.narrow(1, 0, target.shape[1] - 1).to_type(torch.int64);
        torch.Tensor visible = earlier.masked_fill(earlier.lt(0), SpecialTokens.Padding);
        return torch.cat([begin, visible], 1).MoveToOuterDisposeScope();
    }
}

/// <summary>What makes one row of many tokens.</summary>
internal static class MeanOverTokens
{
    /// <summary>The mean over the tokens that are no padding.</summary>
    /// <param name="vectors">[batch, length, width].</param>
    /// <param name="real">Which are no padding, at least one a sequence, [batch, length], booleans.</param>
    /// <returns>[batch, width].</returns>
    public static torch.Tensor For(torch.Tensor vectors, torch.Tensor real)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor counts = real.to_type(vectors.dtype).unsqueeze(2); // [batch, length, 1]
        return ((vectors * counts).sum(1L) / counts.sum(1L)).MoveToOuterDisposeScope();
    }
}
