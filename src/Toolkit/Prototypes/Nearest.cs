using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Hard belongings: every point belongs to the centre nearest to it, and to no other.</summary>
internal static class Nearest
{
    /// <summary>1 where a point belongs to a centre, 0 elsewhere; of equally near ones to the first.</summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="centres">[centres, dimension].</param>
    /// <returns>[samples, centres], in the points' type.</returns>
    public static torch.Tensor Belonging(torch.Tensor points, torch.Tensor centres) =>
        torch.nn.functional.one_hot(SquaredDistances.Between(points, centres).argmin(1), centres.shape[0]).to_type(points.dtype);
}
