using TorchSharp;

namespace SlicedWasserstein;

/// <summary>The squared sliced 2-Wasserstein distance of two samples of equal size.</summary>
public static class SlicedDistance
{
    /// <summary>Directions, uniform on the unit sphere.</summary>
    /// <returns>[dimension, count]: one direction a column.</returns>
    public static torch.Tensor Directions(long dimension, long count, torch.Device device)
    {
        torch.Tensor normal = torch.randn(dimension, count, device: device);
        return normal / normal.norm(0, keepdim: true);
    }

    /// <summary>On a line the best transport joins the sorted samples in their order.</summary>
    /// <param name="left">[samples, dimension].</param>
    /// <param name="right">[samples, dimension].</param>
    /// <param name="directions">[dimension, count].</param>
    /// <returns>A scalar, the mean over the directions.</returns>
    public static torch.Tensor Between(torch.Tensor left, torch.Tensor right, torch.Tensor directions)
    {
        torch.Tensor one = left.matmul(directions).sort(0).Values;   // [samples, count]
        torch.Tensor other = right.matmul(directions).sort(0).Values;
        return (one - other).pow(2).mean();
    }
}
