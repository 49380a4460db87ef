using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>
/// The negative log-likelihood of independent Poisson variables whose log means are the output: Σ eᵒ − x o + ln Γ(x + 1). Targets are
/// counts; for fractions it is a cost with the same minimum, not a proper likelihood.
/// </summary>
public sealed class PoissonReconstruction : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "poisson";

    /// <inheritdoc/>
    public override bool IsLikelihood => true;

    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data) => CountTargets.Supports(TargetsAreNumbers(data), data);

    /// <inheritdoc/>
    /// <exception cref="NebulaException">NB4013: a target is negative.</exception>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        CountTargets.RequireNonNegative(target, Name);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor each = output.exp() - (target * output) + (target + 1).lgamma();
        return each.flatten(start_dim: 1).sum(1L).MoveToOuterDisposeScope();
    }

    /// <summary>The means.</summary>
    /// <inheritdoc/>
    public override torch.Tensor Present(torch.Tensor output) => output.exp();
}
