using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Hard belongings: every point belongs to the center nearest to it, and to no other.</summary>
internal static class Nearest
{
    /// <summary>1 where a point belongs to a center, 0 elsewhere; of equally near ones to the first.</summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="centers">[centers, dimension].</param>
    /// <returns>[samples, centers], in the points' type.</returns>
    public static torch.Tensor Belonging(torch.Tensor points, torch.Tensor centers) =>
        torch.nn.functional.one_hot(SquaredDistances.Between(points, centers).argmin(1), centers.shape[0]).to_type(points.dtype);
}
