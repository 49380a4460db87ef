using TorchSharp;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Enlarges images to a size, every pixel taking the value of the one nearest to it.</summary>
internal sealed class NearestNeighbor(ImageSize size) : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(NearestNeighbor))
{
    public override torch.Tensor forward(torch.Tensor input) =>
        torch.nn.functional.interpolate(input, [size.Height, size.Width], mode: torch.InterpolationMode.Nearest);
}
