using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>The divergence of a posterior over latents and components from a mixture prior (Jiang et al., 2017, equation 12).</summary>
internal static class MixtureKl
{
    /// <summary>
    /// KL(q(z, c | x) ‖ p(z, c)) with q(c | x) = p(c | z) at the sampled z:
    /// Σ_c γ_c [½ Σ (log s_c + (σ² + (μ − m_c)²) / s_c) − log π_c + log γ_c] − ½ Σ (1 + log σ²), averaged over the batch.
    /// </summary>
    /// <param name="mean">The posteriors' means μ, [batch, latent].</param>
    /// <param name="logVariance">Their log-variances, [batch, latent].</param>
    /// <param name="latent">The sampled latents, [batch, latent].</param>
    /// <param name="logits">The components' weights before the softmax, [components].</param>
    /// <param name="means">Their means m, [components, latent].</param>
    /// <param name="logVariances">Their log-variances log s, [components, latent].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor For(
        torch.Tensor mean, torch.Tensor logVariance, torch.Tensor latent, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances)
    {
        torch.Tensor logResponsibility = GaussianMixture.LogJoint(latent, logits, means, logVariances).log_softmax(1);
        torch.Tensor responsibility = logResponsibility.exp();
        torch.Tensor precision = (-logVariances).exp();
        // Σ (σ² + (μ − m)²) / s of every component, as matrix products.
        torch.Tensor spread = (logVariance.exp() + mean.pow(2)).matmul(precision.t()) - (2 * mean.matmul((means * precision).t()))
            + (means.pow(2) * precision).sum(1L);
        torch.Tensor fromComponent = (0.5 * (logVariances.sum(1L) + spread)) - logits.log_softmax(0) + logResponsibility;
        torch.Tensor entropy = 0.5 * (1 + logVariance).sum(1L);
        return ((responsibility * fromComponent).sum(1L) - entropy).mean();
    }
}
