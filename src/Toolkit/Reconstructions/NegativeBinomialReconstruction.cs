using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>
/// The negative log-likelihood of independent negative binomial variables whose log means are the output, with fixed inverse dispersions r:
/// counts of variance μ + μ²/r. With t = o − ln r it is Σ ln Γ(r) + ln Γ(x + 1) − ln Γ(x + r) + (x + r) softplus(t) − x t.
/// </summary>
/// <param name="options">The inverse dispersions.</param>
public sealed class NegativeBinomialReconstruction(NegativeBinomialReconstructionOptions options) : ReconstructionLoss
{
    /// <inheritdoc/>
    public override string Name => "negative-binomial";

    /// <inheritdoc/>
    public override bool IsLikelihood => true;

    /// <summary>Not where there are inverse dispersions for another number of values.</summary>
    /// <inheritdoc/>
    public override Compatibility Supports(DatasetInfo data)
    {
        Compatibility counts = CountTargets.Supports(TargetsAreNumbers(data), data);
        int entries = options.InverseDispersion.Count;
        return counts.IsGood && entries > 1 && entries != data.Output.Elements
            ? Compatibility.No(FormattableString.Invariant(
                $"inverse_dispersion has {entries} entries, but a sample has {data.Output.Elements} values; write one for each, or one for all."))
            : counts;
    }

    /// <inheritdoc/>
    /// <exception cref="NebulaException">NB4013: a target is negative.</exception>
    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        CountTargets.RequireNonNegative(target, Name);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor counts = target.flatten(start_dim: 1);
        torch.Tensor dispersion = torch.tensor(options.InverseDispersion.ToArray(), output.dtype, output.device); // [1] or [values]
        torch.Tensor odds = output.flatten(start_dim: 1) - dispersion.log(); // log(μ/r)
        torch.Tensor normalizer = dispersion.lgamma() + (counts + 1).lgamma() - (counts + dispersion).lgamma();
        torch.Tensor each = normalizer + ((counts + dispersion) * torch.nn.functional.softplus(odds)) - (counts * odds);
        return each.sum(1L).MoveToOuterDisposeScope();
    }

    /// <summary>The means.</summary>
    /// <inheritdoc/>
    public override torch.Tensor Present(torch.Tensor output) => output.exp();
}

/// <summary>Options of <see cref="NegativeBinomialReconstruction"/>.</summary>
public sealed record NegativeBinomialReconstructionOptions
{
    /// <summary>The inverse dispersions r: one for all values, or one for each.</summary>
    [Description("Inverse dispersion r, so that the variance is mean + mean²/r: one entry for all values of a sample, or one for each; "
        + "large ones come close to poisson.")]
    [MinLength(1)]
    [Range(1e-4, 1e8)]
    public IReadOnlyList<double> InverseDispersion { get; init; } = [1];
}
