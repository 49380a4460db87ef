using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Squared Euclidean distances between the rows of two tensors.</summary>
public static class SquaredDistances
{
    /// <summary>|x_i − y_j|², as |x|² + |y|² − 2 x·y, which costs one matrix product and no [n, m, latent] tensor.</summary>
    /// <param name="x">[n, latent].</param>
    /// <param name="y">[m, latent].</param>
    /// <returns>[n, m], never below 0.</returns>
    public static torch.Tensor Between(torch.Tensor x, torch.Tensor y)
    {
        torch.Tensor left = x.pow(2).sum(1L, keepdim: true);
        torch.Tensor right = y.pow(2).sum(1L);
        return torch.addmm(right, x, y.t(), beta: 1, alpha: -2).add(left).clamp_min(0);
    }

    /// <summary>1 where a center is a point's nearest, the first of equally near ones, and 0 elsewhere.</summary>
    /// <param name="points">[samples, latent].</param>
    /// <param name="centers">[centers, latent].</param>
    /// <returns>[samples, centers], in the points' type.</returns>
    internal static torch.Tensor OneHotNearest(torch.Tensor points, torch.Tensor centers) =>
        torch.nn.functional.one_hot(Between(points, centers).argmin(1), centers.shape[0]).to_type(points.dtype);
}
