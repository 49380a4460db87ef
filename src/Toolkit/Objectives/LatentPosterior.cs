using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Toolkit.Objectives;

/// <summary>What a <see cref="LatentHead"/> makes of a batch of features.</summary>
/// <param name="Latent">The latents: samples while training a variational head, else the means. [batch, latent].</param>
/// <param name="Mean">The means, [batch, latent].</param>
/// <param name="LogVariance">The log-variances, [batch, latent]; null for a deterministic head.</param>
public sealed record LatentPosterior(torch.Tensor Latent, torch.Tensor Mean, torch.Tensor? LogVariance)
{
    /// <summary>Latents drawn from the posterior with torch's generator, [batch, latent]; the means of a deterministic head.</summary>
    public torch.Tensor Sample() => LogVariance is null ? Mean : Mean + ((0.5 * LogVariance).exp() * torch.randn_like(Mean));

    /// <summary>The embedding whose decoder receives <paramref name="code"/>.</summary>
    /// <param name="code">The code, [batch, code]; the latents themselves when null.</param>
    public LatentBatch ToLatentBatch(torch.Tensor? code = null) =>
        new() { Latent = Latent, Code = code ?? Latent, Mean = Mean, LogVariance = LogVariance };
}
