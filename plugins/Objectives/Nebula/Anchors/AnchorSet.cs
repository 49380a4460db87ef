using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Nebula.Anchors;

/// <summary>The trainable nebula anchors and what follows from distances to them.</summary>
internal sealed class AnchorSet : torch.nn.Module
{
    private readonly Parameter positions;

    public AnchorSet(long count, long latentDimension)
        : base(nameof(AnchorSet))
    {
        positions = new Parameter(torch.empty(count, latentDimension));
        torch.nn.init.trunc_normal_(positions);
        RegisterComponents();
    }

    /// <summary>[anchors, latent].</summary>
    public torch.Tensor Positions => positions;

    /// <summary>Squared distances of latents to anchors, [batch, anchors].</summary>
    public torch.Tensor Distances(torch.Tensor latents) => SquaredDistances.Between(latents, positions);

    /// <summary>The nearest anchor of each latent, the first of equally near ones, [batch], int64; no gradient.</summary>
    public torch.Tensor Nearest(torch.Tensor latents)
    {
        using IDisposable noGradients = torch.no_grad();
        return OrderedDistances(latents).argmin(1);
    }

    /// <summary>How much each anchor has to do with each latent, [batch, anchors], rows summing to 1.</summary>
    public torch.Tensor Weights(torch.Tensor latents, AnchorConditioning conditioning) =>
        OrderedDistances(latents, conditioning == AnchorConditioning.Reference ? 1 : -1).softmax(1);

    /// <summary>Moves every anchor.</summary>
    public void MoveTo(torch.Tensor newPositions)
    {
        using (torch.no_grad())
        {
            positions.copy_(newPositions);
        }
    }

    // |a|² − 2 z·a, times a sign: a squared distance without its |z|², which is the same for all anchors. It changes neither their order nor a softmax.
    private torch.Tensor OrderedDistances(torch.Tensor latents, int sign = 1) =>
        torch.addmm(positions.pow(2).sum(1L), latents, positions.t(), beta: sign, alpha: -2 * sign);
}
