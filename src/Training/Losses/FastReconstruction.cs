using NebulaBench.Datasets;
using NebulaBench.Runtime.Kernels;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Training.Losses;

/// <summary>Faster ways of computing what reconstructions compute.</summary>
public static class FastReconstruction
{
    /// <summary>One that gives the same mean but for its last digits; the reconstruction itself where there is none.</summary>
    public static ReconstructionLoss For(ReconstructionLoss reconstruction) => reconstruction is BernoulliReconstruction { IsLikelihood: true } bernoulli
        ? new FusedBernoulli(bernoulli)
        : reconstruction;
}

/// <summary>
/// The Bernoulli reconstruction with its mean and the gradient of that from one pass over logits and targets, where libtorch makes some ten. On the CPU, in
/// single precision; all else is left to the plain one.
/// </summary>
/// <param name="plain">The plain one.</param>
internal sealed class FusedBernoulli(BernoulliReconstruction plain) : ReconstructionLoss
{
    private readonly BernoulliPass pass = new();

    public override string Name => plain.Name;

    public override bool IsLikelihood => plain.IsLikelihood;

    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target) => plain.PerSample(output, target);

    public override torch.Tensor Present(torch.Tensor output) => plain.Present(output);

    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        if (!TensorSpan.Supports(output) || !TensorSpan.Supports(target) || !AreAlike(output, target))
        {
            return plain.Mean(output, target);
        }
        double samples = output.size(0);
        if (!torch.is_grad_enabled() || !output.requires_grad)
        {
            return torch.tensor((float)(pass.Take(output, target, gradient: null, scale: 0) / samples));
        }
        using torch.Tensor gradient = torch.empty_like(output, requires_grad: false);
        double mean = pass.Take(output, target, gradient, (float)(1 / samples)) / samples;

        // ⟨o, g⟩ less itself: exactly 0, with the derivative g.
        using torch.Tensor flatOutput = output.flatten(), flatGradient = gradient.flatten(), product = flatOutput.matmul(flatGradient), constant = product.detach();
        using torch.Tensor zero = product - constant;
        return zero + mean;
    }

    private static bool AreAlike(torch.Tensor one, torch.Tensor other)
    {
        bool alike = one.ndim == other.ndim;
        for (int axis = 0; alike && axis < one.ndim; axis++)
        {
            alike = one.size(axis) == other.size(axis);
        }
        return alike;
    }
}
