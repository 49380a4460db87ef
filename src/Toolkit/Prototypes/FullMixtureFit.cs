using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>
/// Expectation and maximization of a mixture of normal distributions with full covariances, in double precision. Each iteration takes
/// components · samples · dimension² operations.
/// </summary>
/// <param name="points">[samples, dimension].</param>
internal sealed class FullMixtureFit(torch.Tensor points)
{
    private const int Starts = 10;
    private const double LeastSize = 1e-6;

    private readonly torch.Tensor points = points.to_type(torch.float64);

    /// <summary>
    /// What belongs to which component in the end, [samples, components], rows summing to 1: of the likeliest of ten fits, each from clusters of its
    /// own start of k-means. Full covariances have many local optima, and the likelihood tells the good ones.
    /// </summary>
    /// <param name="components">The number of components.</param>
    /// <param name="random">What decides the starts.</param>
    public torch.Tensor Best(int components, RandomStream random)
    {
        (torch.Tensor? Belonging, double LogDensity) best = (null, double.NegativeInfinity);
        for (int start = 0; start < Starts; start++)
        {
            (torch.Tensor Belonging, double LogDensity) found = From(Nearest.Belonging(points, KMeansInitializer.Once(points, components, random)));
            if (best.Belonging is null || found.LogDensity > best.LogDensity)
            {
                best = found;
            }
        }
        return best.Belonging!;
    }

    // Both as they are in the end; the density is the mean of its logarithm.
    private (torch.Tensor Belonging, double LogDensity) From(torch.Tensor start)
    {
        torch.Tensor belonging = start;
        double reached = ExpectationMaximization.Until(_ =>
        {
            torch.Tensor joint = torch.stack(
                [.. Enumerable.Range(0, (int)belonging.shape[1]).Select(component => LogJoint(belonging.select(1, component)))], 1);
            belonging = joint.softmax(1).MoveToOuterDisposeScope();
            return joint.logsumexp(1).mean().ToDouble();
        });
        return (belonging, reached);
    }

    // log(weight · density) of the component that maximizes the likelihood of what belongs to it, [samples].
    private torch.Tensor LogJoint(torch.Tensor belonging)
    {
        using var scope = torch.NewDisposeScope();
        double size = belonging.sum().ToDouble();
        if (size < LeastSize)
        {
            return torch.full_like(belonging, double.NegativeInfinity).MoveToOuterDisposeScope();
        }
        torch.Tensor centered = points - (belonging.unsqueeze(0).matmul(points) / size);
        torch.Tensor covariance = (centered * belonging.unsqueeze(1)).t().matmul(centered) / size;
        covariance.diagonal().add_(MixtureFit.LeastVariance);
        torch.Tensor root = torch.linalg.cholesky(covariance);
        torch.Tensor distance = centered.matmul(torch.linalg.inv(root).t()).pow(2).sum(1L);
        torch.Tensor constant = (2 * root.diagonal().log().sum()) + (points.shape[1] * Math.Log(2 * Math.PI));
        return (Math.Log(size / points.shape[0]) - (0.5 * (distance + constant))).MoveToOuterDisposeScope();
    }
}
