using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses;

/// <summary>The mean squared distance of latents to an anchor: the published code's unsupervised cost.</summary>
public static class AnchorAttraction
{
    /// <summary>mean_i min_k |z_i − a_k|².</summary>
    /// <param name="distances">Squared distances of latents to anchors, [batch, anchors].</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor ToNearest(torch.Tensor distances) => distances.amin([1L]).mean();

    /// <summary>mean_i |z_i − a_s(i)|² for a given assignment s.</summary>
    /// <param name="distances">Squared distances of latents to anchors, [batch, anchors].</param>
    /// <param name="assignment">An anchor for each latent, [batch], int64.</param>
    /// <returns>A scalar.</returns>
    public static torch.Tensor ToAssigned(torch.Tensor distances, torch.Tensor assignment) =>
        distances.gather(1, assignment.unsqueeze(1)).mean();
}
