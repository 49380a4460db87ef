using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>
/// The paper's nebula loss: every anchor has a mass, 1 plus the squared distances of its latents, and each pair of anchors a force
/// M_i M_j (−ln |a_i − a_j|²). Minimizing it draws latents to their anchors and drives anchors apart.
/// </summary>
/// <remarks>
/// As written the force of a pair changes its sign at distance 1: from there on larger masses lower the loss without bound. The clamp
/// floors the force at 0, so that anchors repel each other up to distance 1 and latents are never driven away. The sum grows with
/// the square of the anchors' and of the samples' number; normalization makes it the mean over pairs, with the mean squared distance
/// of an anchor's latents in its mass. In many dimensions anchors lie farther apart than 1 from the start, and a clamped force never acts: a reference
/// r gives −ln (|a_i − a_j|² / r), which changes its sign at the squared distance r instead.
/// </remarks>
public static class NebulaGravity
{
    private const double SmallestSquaredDistance = 1e-12;

    /// <summary>The loss of a batch.</summary>
    /// <param name="membership">Which anchor each latent belongs to.</param>
    /// <param name="anchors">The anchors, [anchors, latent].</param>
    /// <param name="clamp">Whether the force is floored at 0.</param>
    /// <param name="normalize">Whether to average over pairs and samples.</param>
    /// <param name="reference">The squared distance r at which the force is 0, a scalar without a graph; 1 where null.</param>
    /// <returns>A scalar; 0 with fewer than two anchors.</returns>
    public static torch.Tensor Loss(AnchorMembership membership, torch.Tensor anchors, bool clamp, bool normalize, torch.Tensor? reference = null)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long count = anchors.shape[0];
        torch.Tensor masses = Masses(membership, normalize);
        double scale = normalize && count > 1 ? 2.0 / (count * (count - 1)) : 1;
        torch.Tensor loss, massGradient, anchorGradient;
        using (torch.no_grad())
        {
            (loss, massGradient, anchorGradient) = Pairs(masses.detach(), anchors.detach(), reference, clamp, scale);
        }
        if (torch.is_grad_enabled())
        {
            loss = loss + CustomGradient.For(masses, massGradient) + CustomGradient.For(anchors, anchorGradient);
        }
        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The scaled sum over pairs and its gradients. With the symmetric F_ij = −ln (d_ij / r), 0 for i = j, the sum is ½ Mᵀ F M and its derivative by M is
    /// F M; with W_ij = −∂F_ij/∂d_ij, that by a_i is −2 M_i Σ_j W_ij M_j (a_i − a_j), and W [M a, M] holds both of its sums.
    /// </summary>
    private static (torch.Tensor Loss, torch.Tensor ByMasses, torch.Tensor ByAnchors) Pairs(
        torch.Tensor masses, torch.Tensor anchors, torch.Tensor? reference, bool clamp, double scale)
    {
        torch.Tensor squared = SquaredDistances.Between(anchors, anchors);
        torch.Tensor force = squared.clamp_min(SmallestSquaredDistance).log_().neg_(); // [anchors, anchors]
        if (reference is not null)
        {
            force.add_(reference.log());
        }
        torch.Tensor slope = squared.reciprocal().masked_fill_(squared.lt(SmallestSquaredDistance), 0); // W, [anchors, anchors]
        if (clamp)
        {
            slope.masked_fill_(force.lt(0), 0);
            force.clamp_min_(0);
        }
        force.diagonal().zero_();
        slope.diagonal().zero_();
        torch.Tensor byMasses = force.mv(masses) * scale;
        torch.Tensor column = masses.unsqueeze(1);
        torch.Tensor sums = slope.mm(torch.cat([column * anchors, column], 1)); // [anchors, latent + 1]
        torch.Tensor differences = (sums.narrow(1, anchors.shape[1], 1) * anchors) - sums.narrow(1, 0, anchors.shape[1]);
        return (masses.dot(byMasses) * 0.5, byMasses, column * differences * (-2 * scale));
    }

    /// <summary>1 plus the sum (or mean) of the squared distances of each anchor's latents.</summary>
    /// <param name="membership">Which anchor each latent belongs to.</param>
    /// <param name="mean">Whether to take the mean instead of the sum.</param>
    /// <returns>[anchors].</returns>
    public static torch.Tensor Masses(AnchorMembership membership, bool mean)
    {
        ArgumentNullException.ThrowIfNull(membership);
        torch.Tensor sums = membership.Members.t().mv(membership.SquaredDistances);
        return 1 + (mean ? sums / membership.Members.sum(0L).clamp_min(1) : sums);
    }
}
