using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>What makes one row of many points.</summary>
internal static class Pooling
{
    /// <summary>The maximum of each value over the points; the gradient goes to one point that has it.</summary>
    /// <param name="points">[batch, points, width].</param>
    /// <returns>[batch, width].</returns>
    public static torch.Tensor MaximumOverPoints(this torch.Tensor points)
    {
        (torch.Tensor values, torch.Tensor indices) = points.max(dim: 1);
        indices.Dispose();
        return values;
    }
}
