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

    /// <summary>Measures a batch whose latents belong to several anchors at once: distances are means, weighted by the shares.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="anchors">The anchors, [anchors, latent].</param>
    /// <param name="shares">How much of each latent belongs to each anchor, [batch, anchors], rows summing to 1; no gradient.</param>
    public static AnchorMembership Soft(torch.Tensor latents, torch.Tensor anchors, torch.Tensor shares) =>
        new(shares, (shares * Toolkit.Prototypes.SquaredDistances.Between(latents, anchors)).sum(1L));

    private AnchorMembership(torch.Tensor members, torch.Tensor squaredDistances) => (Members, SquaredDistances) = (members, squaredDistances);

    /// <summary>1 where a latent belongs to an anchor and 0 elsewhere, or its share of each, [batch, anchors].</summary>
    public torch.Tensor Members { get; }

    /// <summary>|z_i − a_s(i)|², [batch].</summary>
    public torch.Tensor SquaredDistances { get; }
}
