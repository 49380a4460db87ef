using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>The mean squared distance between latents of one group.</summary>
public static class PairwisePull
{
    /// <summary>The mean of d_ij over all ordered pairs of one group, j = i included.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">What each latent belongs to, [batch], int64.</param>
    /// <param name="overAllPairs">Whether the sum is divided by the number of all N² pairs, as the published code does, instead of those of one group.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Loss(torch.Tensor latents, torch.Tensor groups, bool overAllPairs = false)
    {
        torch.Tensor same = groups.unsqueeze(1).eq(groups.unsqueeze(0)).to_type(latents.dtype);
        torch.Tensor sum = (same * SquaredDistances.Between(latents, latents)).sum();
        return overAllPairs ? sum / same.numel() : sum / same.sum();
    }
}
