using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>How a sequence that is being written may go on.</summary>
internal static class Continuation
{
    /// <summary>
    /// Rules out what is never written: padding and the beginning while a sequence goes on, everything but padding where it has ended.
    /// </summary>
    /// <param name="logits">[batch, vocabulary].</param>
    /// <param name="ended">Which sequences have ended, [batch], booleans.</param>
    /// <returns>The logits, negative infinity where a token is ruled out, [batch, vocabulary].</returns>
    public static torch.Tensor For(torch.Tensor logits, torch.Tensor ended)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor token = torch.arange(logits.shape[1], torch.int64, logits.device);
        torch.Tensor padding = token.eq(SpecialTokens.Padding);
        torch.Tensor never = padding | token.eq(SpecialTokens.Begin);
        torch.Tensor past = ended.unsqueeze(1);
        torch.Tensor open = logits.masked_fill(never | past, float.NegativeInfinity);
        return open.masked_fill(past & padding, 0).MoveToOuterDisposeScope();
    }

    /// <summary>Which sequences have ended after one more token.</summary>
    /// <param name="ended">Which had before, [batch], booleans.</param>
    /// <param name="token">[batch], int64.</param>
    public static torch.Tensor EndedAfter(torch.Tensor ended, torch.Tensor token)
    {
        using torch.Tensor now = token.eq(SpecialTokens.End);
        return ended | now;
    }
}
