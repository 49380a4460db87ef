using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>
/// The ratio triplet: the mean of d_ij / (d_ik + c) over all triplets (i, j, k) in which j has i's group and k another. As published, j = i counts:
/// such a triplet is 0, and the smaller the batch, the more of all it makes.
/// </summary>
/// <remarks>
/// For a fixed i the double sum over j and k is a product of two sums, [Σ_j P_ij d_ij] · [Σ_k N_ik / (d_ik + c)], so N² numbers do
/// where the literal form needs N³. The value and the gradient are the same. Both are made a block of rows at a time
/// (<see cref="TripletSums"/>), so that no more than a block of the N² is held.
/// </remarks>
public static class RatioTriplet
{
    /// <summary>The loss of a batch. It can be differentiated once.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">What each latent belongs to, [batch], int64.</param>
    /// <param name="margin">The margin c in (0, 1), a scalar tensor.</param>
    /// <returns>A scalar; 0 when no triplet exists because all latents are of one group.</returns>
    public static torch.Tensor Loss(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        bool isDifferentiated = torch.is_grad_enabled() && (latents.requires_grad || margin.requires_grad);
        TripletSums sums;
        using (torch.no_grad())
        {
            sums = new TripletSums(latents.detach(), groups, margin.detach(), isDifferentiated);
        }
        torch.Tensor loss = sums.Loss;
        if (isDifferentiated)
        {
            loss = loss + CustomGradient.For(latents, sums.LatentGradient) + CustomGradient.For(margin, sums.MarginGradient);
        }
        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>The loss of a batch without j = i, and with anchors among what is not of i's group.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="groups">What each latent belongs to, [batch], int64.</param>
    /// <param name="margin">The margin c, a scalar tensor.</param>
    /// <param name="selfPairs">Whether j = i counts.</param>
    /// <param name="anchors">The anchors, [anchors, latent], where those other than the group's are negatives too; groups are then their indices.</param>
    /// <returns>A scalar, a mean over all triplets; 0 when there is none.</returns>
    public static torch.Tensor Loss(torch.Tensor latents, torch.Tensor groups, torch.Tensor margin, bool selfPairs, torch.Tensor? anchors)
    {
        torch.Tensor mean = Loss(latents, groups, margin);
        if (selfPairs && anchors is null)
        {
            return mean;
        }
        torch.Tensor members = GroupSizes.Sorted(groups), others = groups.shape[0] - members;
        torch.Tensor sum = mean * (members * others).sum();
        torch.Tensor positives = selfPairs ? members : members - 1;
        torch.Tensor triplets = (positives * others).sum();
        if (anchors is not null)
        {
            torch.Tensor belongs = torch.nn.functional.one_hot(groups, anchors.shape[0]).to_type(latents.dtype);
            sum = sum + AnchorTriplet.Sum(latents, anchors, belongs, margin);
            triplets = triplets + (positives.sum() * (anchors.shape[0] - 1));
        }
        return sum / triplets.clamp_min(1);
    }
}
