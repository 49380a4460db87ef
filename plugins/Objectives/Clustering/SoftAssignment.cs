using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Assignments by Student's t-distribution and the target that sharpens them (Xie et al., 2016, equations 1 to 3).</summary>
internal static class SoftAssignment
{
    /// <summary>log q_ij, q_ij ∝ (1 + |z_i − c_j|²)^−1: one degree of freedom.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="centers">[clusters, latent].</param>
    /// <returns>[batch, clusters], each row's exponentials summing to 1.</returns>
    public static torch.Tensor Log(torch.Tensor latents, torch.Tensor centers) =>
        (-(1 + SquaredDistances.Between(latents, centers)).log()).log_softmax(1);

    /// <summary>p_ij ∝ q_ij² / Σ_i q_ij: confident assignments count more, large clusters less.</summary>
    /// <param name="assignment">q, [samples, clusters]; of the whole set, for the sums to be those of its clusters.</param>
    /// <returns>[samples, clusters], rows summing to 1.</returns>
    public static torch.Tensor Target(torch.Tensor assignment)
    {
        torch.Tensor weight = assignment.pow(2) / assignment.sum(0L).clamp_min(1e-12);
        return weight / weight.sum(1L, keepdim: true);
    }

    /// <summary>KL(P ‖ Q) averaged over the batch.</summary>
    /// <param name="target">p, [batch, clusters].</param>
    /// <param name="logAssignment">log q, [batch, clusters].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor Divergence(torch.Tensor target, torch.Tensor logAssignment) =>
        (target.xlogy(target) - (target * logAssignment)).sum(1L).mean();
}
