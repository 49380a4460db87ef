using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>The ratio triplet with anchors for negatives: the sum of d_ij / (|z_i − a_k|² + c) over samples j of i's anchor and the other anchors k.</summary>
internal static class AnchorTriplet
{
    /// <summary>The sum over all triplets.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="anchors">[anchors, latent].</param>
    /// <param name="members">1 where a latent belongs to an anchor and 0 elsewhere, [batch, anchors].</param>
    /// <param name="margin">The margin c, a scalar tensor.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Sum(torch.Tensor latents, torch.Tensor anchors, torch.Tensor members, torch.Tensor margin)
    {
        // Σ_j |z_i − z_j|² over i's group = n |z_i|² − 2 z_i · Σ_j z_j + Σ_j |z_j|²: no matrix of pairs is needed.
        torch.Tensor centered = latents - latents.detach().mean([0L]);
        torch.Tensor squares = centered.pow(2).sum(1L);
        torch.Tensor perGroup = members.t().mm(torch.cat([centered, squares.unsqueeze(1), torch.ones_like(squares).unsqueeze(1)], 1));
        torch.Tensor own = members.mm(perGroup); // [batch, latent + 2]: Σ z_j, Σ |z_j|², n
        long width = latents.shape[1];
        torch.Tensor near = (own.select(1, width + 1) * squares) - (2 * (centered * own.narrow(1, 0, width)).sum(1L)) + own.select(1, width);
        torch.Tensor far = ((1 - members) / (SquaredDistances.Between(latents, anchors) + margin)).sum(1L);
        return (near.clamp_min(0) * far).sum();
    }
}
