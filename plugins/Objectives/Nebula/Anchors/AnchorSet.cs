using NebulaBench.Objectives.Prototypes;
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

    /// <summary>How much each anchor has to do with each latent, [batch, anchors], rows summing to 1.</summary>
    public static torch.Tensor Weights(torch.Tensor distances, AnchorConditioning conditioning) =>
        (conditioning == AnchorConditioning.Reference ? distances : -distances).softmax(1);

    /// <summary>Moves every anchor.</summary>
    public void MoveTo(torch.Tensor newPositions)
    {
        using (torch.no_grad())
        {
            positions.copy_(newPositions);
        }
    }
}
