using TorchSharp;

namespace NebulaBench.Reconstruction;

/// <summary>
/// The negative log-likelihood of independent Bernoulli variables whose logits are the output: Σ softplus(o) − o x. Targets lie in
/// [0, 1]; for grey values between them it is the cross-entropy that the field reports, not a proper likelihood.
/// </summary>
public sealed class BernoulliReconstruction : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "bernoulli";

    /// <inheritdoc/>
    public override bool IsLikelihood => true;

    /// <inheritdoc/>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor each = torch.nn.functional.binary_cross_entropy_with_logits(output, target, reduction: torch.nn.Reduction.None);
        return each.flatten(start_dim: 1).sum(1L).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using torch.Tensor sum = torch.nn.functional.binary_cross_entropy_with_logits(output, target, reduction: torch.nn.Reduction.Sum);
        return sum / output.shape[0];
    }

    /// <inheritdoc/>
    public override torch.Tensor Present(torch.Tensor output) => output.sigmoid();
}
