using TorchSharp;

namespace NebulaBench.Objectives.Prototypes;

/// <summary>
/// Expectation and maximisation of a mixture of normal distributions with full covariances (Dempster, Laird and Rubin, 1977), in double
/// precision. Each iteration takes components · samples · dimension² operations.
/// </summary>
/// <param name="points">[samples, dimension].</param>
internal sealed class FullMixtureFit(torch.Tensor points)
{
    private const double LeastSize = 1e-6;

    private readonly torch.Tensor points = points.to_type(torch.float64);

    /// <summary>What belongs to which component in the end, [samples, components], rows summing to 1.</summary>
    /// <param name="start">The same at the start.</param>
    public torch.Tensor From(torch.Tensor start)
    {
        torch.Tensor belonging = start.to_type(torch.float64);
        double before = double.NegativeInfinity;
        for (int iteration = 0; iteration < MixtureFit.MostIterations; iteration++)
        {
            using var scope = torch.NewDisposeScope();
            torch.Tensor joint = torch.stack(
                [.. Enumerable.Range(0, (int)belonging.shape[1]).Select(component => LogJoint(belonging.select(1, component)))], 1);
            double reached = joint.logsumexp(1).mean().ToDouble();
            belonging = joint.softmax(1).MoveToOuterDisposeScope();
            if (reached - before < MixtureFit.LeastGain)
            {
                break;
            }
            before = reached;
        }
        return belonging.to_type(start.dtype);
    }

    // log(weight · density) of the component that maximises the likelihood of what belongs to it, [samples].
    private torch.Tensor LogJoint(torch.Tensor belonging)
    {
        using var scope = torch.NewDisposeScope();
        double size = belonging.sum().ToDouble();
        if (size < LeastSize)
        {
            return torch.full_like(belonging, double.NegativeInfinity).MoveToOuterDisposeScope();
        }
        torch.Tensor centred = points - (belonging.unsqueeze(0).matmul(points) / size);
        torch.Tensor covariance = (centred * belonging.unsqueeze(1)).t().matmul(centred) / size;
        covariance.diagonal().add_(MixtureFit.LeastVariance);
        torch.Tensor root = torch.linalg.cholesky(covariance);
        torch.Tensor distance = centred.matmul(torch.linalg.inv(root).t()).pow(2).sum(1L);
        torch.Tensor constant = (2 * root.diagonal().log().sum()) + (points.shape[1] * Math.Log(2 * Math.PI));
        return (Math.Log(size / points.shape[0]) - (0.5 * (distance + constant))).MoveToOuterDisposeScope();
    }
}
