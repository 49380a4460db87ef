using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Contrastive;

/// <summary>The layers between the latent and what is compared; without any the latent itself is compared.</summary>
internal sealed class ProjectionHead : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Sequential layers;

    public ProjectionHead(long latentDimension, IReadOnlyList<int> widths)
        : base(nameof(ProjectionHead))
    {
        layers = torch.nn.Sequential();
        long width = latentDimension;
        foreach (int next in widths)
        {
            if (layers.Count > 0)
            {
                layers.append(torch.nn.ReLU());
            }
            layers.append(torch.nn.Linear(width, next));
            width = next;
        }
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor latents) => layers.Count == 0 ? latents.alias() : layers.call(latents);
}
