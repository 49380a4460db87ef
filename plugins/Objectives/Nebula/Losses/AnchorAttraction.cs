using NebulaBench.Objectives.Nebula.Anchors;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>The mean squared distance of latents to an anchor: with the nearest one the published code's unsupervised cost.</summary>
public static class AnchorAttraction
{
    /// <summary>mean_i |z_i − a_s(i)|².</summary>
    /// <param name="membership">s: the nearest anchor of each latent, or another assignment.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor Loss(AnchorMembership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return membership.SquaredDistances.mean();
    }
}
