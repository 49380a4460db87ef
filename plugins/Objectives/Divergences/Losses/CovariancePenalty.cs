using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Losses;

/// <summary>How far the covariance of latents is from the identity (Kumar, Sattigeri and Balakrishnan, 2018).</summary>
/// <param name="OffDiagonal">Σ_{i≠j} Cov_ij², a scalar; 0 for a single dimension.</param>
/// <param name="Diagonal">Σ_i (Cov_ii − 1)², a scalar.</param>
internal sealed record CovariancePenalty(torch.Tensor OffDiagonal, torch.Tensor Diagonal)
{
    /// <summary>
    /// The penalty on the covariance of means over the batch (divided by its size), plus, where log-variances are given, the batch's mean of the
    /// variances on the diagonal. A batch of one has no covariance of means.
    /// </summary>
    /// <param name="mean">The posteriors' means, [batch, latent].</param>
    /// <param name="logVariance">The logarithms of their variances, [batch, latent], or null.</param>
    public static CovariancePenalty From(torch.Tensor mean, torch.Tensor? logVariance)
    {
        torch.Tensor centered = mean - mean.mean([0L]);
        torch.Tensor covariance = centered.t().matmul(centered) / mean.shape[0]; // [latent, latent]
        torch.Tensor variances = covariance.diagonal();
        torch.Tensor offDiagonal = (covariance - variances.diag()).pow(2).sum();
        if (logVariance is not null)
        {
            variances = variances + logVariance.exp().mean([0L]);
        }
        return new CovariancePenalty(offDiagonal, (variances - 1).pow(2).sum());
    }
}
