using NebulaBench.Objectives.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>
/// The ratio triplet: the mean of d_ij / (d_ik + c) over all triplets (i, j, k) in which j has i's group (j = i included) and k another.
/// </summary>
/// <remarks>
/// For a fixed i the double sum over j and k is a product of two sums, [Σ_j P_ij d_ij] · [Σ_k N_ik / (d_ik + c)], so N² numbers do
/// where the literal form needs N³. The value and the gradient are the same.
/// </remarks>
public static class RatioTriplet
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">What each latent belongs to, [batch], int64.</param>
    /// <param name="margin">The margin c in (0, 1), a scalar tensor.</param>
    /// <returns>A scalar; 0 when no triplet exists because all latents are of one group.</returns>
    public static torch.Tensor Loss(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin)
    {
        torch.Tensor distances = SquaredDistances.Between(latents, latents);
        torch.Tensor same = groups.unsqueeze(1).eq(groups.unsqueeze(0)).to_type(latents.dtype);
        torch.Tensor other = 1 - same;
        torch.Tensor near = (same * distances).sum(1L);
        torch.Tensor far = (other / (distances + margin)).sum(1L);
        torch.Tensor triplets = (same.sum(1L) * other.sum(1L)).sum().clamp_min(1);
        return (near * far).sum() / triplets;
    }
}
