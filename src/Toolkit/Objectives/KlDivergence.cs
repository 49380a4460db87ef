using TorchSharp;

namespace NebulaBench.Toolkit.Objectives;

/// <summary>
/// Kullback–Leibler divergences of diagonal normal posteriors, in nats (Kingma and Welling, 2014, appendix B).
/// A building block for objectives.
/// </summary>
public static class KlDivergence
{
    /// <summary>The divergence from N(0, I) of each sample and dimension: −½ (1 + log σ² − μ² − σ²).</summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <returns>[batch, latent].</returns>
    public static torch.Tensor PerDimension(torch.Tensor mean, torch.Tensor logVariance) =>
        -0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp());

    /// <summary>The divergence from N(0, I): summed over dimensions, averaged over the batch.</summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor FromStandardNormal(torch.Tensor mean, torch.Tensor logVariance) =>
        PerDimension(mean, logVariance).sum() / mean.size(0);

    /// <summary>The divergence from N(c, I) with a center for each sample: summed over dimensions, averaged over the batch.</summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <param name="centers">The centers, [batch, latent].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor FromUnitNormal(torch.Tensor mean, torch.Tensor logVariance, torch.Tensor centers) =>
        FromStandardNormal(mean - centers, logVariance);

    /// <summary>
    /// The divergence from N(c, τ²I) with a center for each sample and one variance: ½ Σ (σ² + (μ − c)²) / τ² − 1 − log σ² + log τ², averaged over the
    /// batch.
    /// </summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <param name="centers">The centers, [batch, latent].</param>
    /// <param name="logScale">log τ², of one element.</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor FromNormal(torch.Tensor mean, torch.Tensor logVariance, torch.Tensor centers, torch.Tensor logScale)
    {
        torch.Tensor scaled = (logVariance.exp() + (mean - centers).pow(2)) * (-logScale).exp();
        return 0.5 * (scaled - 1 - logVariance + logScale).sum() / mean.size(0);
    }

    /// <summary>
    /// The divergence from N(0, I) with free bits: a dimension whose batch mean is below the allowance counts as the allowance, so
    /// that nothing is gained by emptying it further (Kingma et al., 2016).
    /// </summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent].</param>
    /// <param name="freeNats">The allowance per dimension, in nats.</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor WithFreeBits(torch.Tensor mean, torch.Tensor logVariance, double freeNats) =>
        freeNats <= 0
            ? FromStandardNormal(mean, logVariance)
            : PerDimension(mean, logVariance).mean([0L]).clamp(min: freeNats).sum();
}
