using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>Brings a gradient that was computed by hand into a graph.</summary>
internal static class CustomGradient
{
    /// <summary>
    /// ⟨x − x′, g⟩, where x′ is x without its graph: exactly 0 as a value, and exactly g as the derivative by x. Added to a value without a
    /// graph it does what an autograd function of one's own would, and no managed code has to run inside libtorch's backward pass. Its second
    /// derivative is 0, whatever the value's is.
    /// </summary>
    /// <param name="input">x.</param>
    /// <param name="gradient">g, of the same shape; where it is not finite, neither is the sum.</param>
    public static torch.Tensor For(torch.Tensor input, torch.Tensor gradient) => ((input - input.detach()) * gradient).sum();
}
