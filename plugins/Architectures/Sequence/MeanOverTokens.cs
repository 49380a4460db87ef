using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

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
