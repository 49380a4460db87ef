using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>
/// The negative log-likelihood of independent Bernoulli variables whose logits are the output: Σ softplus(o) − o x. Targets lie in
/// [0, 1]; for gray values between them it is the cross-entropy that the field reports, not a proper likelihood. Optionally the filled
/// part of the target counts w times: Σ w x softplus(−o) + (1 − x) softplus(o), for volumes that are mostly empty.
/// </summary>
/// <param name="options">How much filled values count; null for the plain likelihood.</param>
public sealed class BernoulliReconstruction(BernoulliReconstructionOptions? options = null) : ReconstructionLoss
{
    private readonly double filledWeight = options?.FilledWeight ?? 1;

    /// <inheritdoc/>
    public override string Name => "bernoulli";

    /// <summary>Not where filled values count more or less than empty ones.</summary>
    public override bool IsLikelihood => filledWeight == 1;

    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data) => TargetsAreNumbers(data);

    /// <inheritdoc/>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor each = CrossEntropy(output, target, torch.nn.Reduction.None);
        return each.flatten(start_dim: 1).sum(1L).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target)
    {
        using torch.Tensor sum = CrossEntropy(output, target, torch.nn.Reduction.Sum);
        return sum / output.shape[0];
    }

    /// <inheritdoc/>
    public override torch.Tensor Present(torch.Tensor output) => output.sigmoid();

    private torch.Tensor CrossEntropy(torch.Tensor output, torch.Tensor target, torch.nn.Reduction reduction)
    {
        if (IsLikelihood)
        {
            return torch.nn.functional.binary_cross_entropy_with_logits(output, target, reduction: reduction);
        }
        using torch.Tensor weight = torch.tensor(filledWeight, output.dtype, output.device);
        return torch.nn.functional.binary_cross_entropy_with_logits(output, target, reduction: reduction, pos_weights: weight);
    }
}
