using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Anchors;

/// <summary>
/// Which anchor each latent of a batch belongs to, and how far from it the latent lies. The distance is that of the difference itself, which rounds
/// less than a difference of squares; and a latent's anchor is picked by a product, so that the way back adds nothing up out of order.
/// </summary>
public sealed class AnchorMembership
{
    /// <summary>Measures a batch.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="anchors">The anchors, [anchors, latent], every number finite.</param>
    /// <param name="assignment">Each latent's anchor, [batch], int64.</param>
    public AnchorMembership(torch.Tensor latents, torch.Tensor anchors, torch.Tensor assignment)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(anchors);
        Members = torch.nn.functional.one_hot(assignment, anchors.shape[0]).to_type(latents.dtype);
        SquaredDistances = torch.addmm(latents, Members, anchors, beta: 1, alpha: -1).pow(2).sum(1L);
    }

    /// <summary>1 where a latent belongs to an anchor and 0 elsewhere, [batch, anchors].</summary>
    public torch.Tensor Members { get; }

    /// <summary>|z_i − a_s(i)|², [batch].</summary>
    public torch.Tensor SquaredDistances { get; }
}
