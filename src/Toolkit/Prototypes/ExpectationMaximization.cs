using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>
/// Fits mixtures of normal distributions by expectation–maximization (Dempster, Laird and Rubin, 1977), until the mean log-density gains less than
/// 1e-4, at most 100 times.
/// </summary>
internal static class ExpectationMaximization
{
    private const int MaxIterations = 100, FullStarts = 10;
    private const double MinGain = 1e-4, MinVariance = 1e-4, MinSize = 1e-6;

    /// <summary>Fits diagonal covariances.</summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="start">The responsibilities to start from, [samples, components].</param>
    /// <param name="logits">Receives the weights before the softmax, [components].</param>
    /// <param name="means">Receives the means, [components, dimension].</param>
    /// <param name="logVariances">Receives the logarithms of the variances, [components, dimension].</param>
    public static void FitDiagonal(torch.Tensor points, torch.Tensor start, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances) =>
        Iterate(iteration =>
        {
            torch.Tensor responsibilities = iteration == 0 ? start : GaussianMixture.LogJoint(points, logits, means, logVariances).softmax(1);
            MaximizeDiagonal(points, responsibilities, logits, means, logVariances);
            return GaussianMixture.LogJoint(points, logits, means, logVariances).logsumexp(1).mean().ToDouble();
        });

    /// <summary>A single maximization: the likeliest components for the responsibilities; one that nothing belongs to stays where it is.</summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="responsibilities">[samples, components].</param>
    /// <param name="logits">Receives the weights before the softmax, [components].</param>
    /// <param name="means">Receives the means, [components, dimension].</param>
    /// <param name="logVariances">Receives the logarithms of the variances, [components, dimension].</param>
    public static void MaximizeDiagonal(
        torch.Tensor points, torch.Tensor responsibilities, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances)
    {
        torch.Tensor sizes = responsibilities.sum(0L).unsqueeze(1);
        torch.Tensor divisor = sizes.clamp_min(MinSize);
        torch.Tensor centers = responsibilities.t().matmul(points) / divisor;
        torch.Tensor spreads = ((responsibilities.t().matmul(points.pow(2)) / divisor) - centers.pow(2)).clamp_min(MinVariance);
        torch.Tensor isUsed = sizes > MinSize;
        means.copy_(torch.where(isUsed, centers, means));
        logVariances.copy_(torch.where(isUsed, spreads.log(), logVariances));
        logits.copy_(((sizes.squeeze(1) / points.shape[0]) + 1e-10).log());
    }

    /// <summary>
    /// Fits full covariances in double precision: the likeliest of ten fits, each from a k-means start of its own. Full covariances have many local
    /// optima, and the likelihood tells the good ones. Each iteration takes components · samples · dimension² operations.
    /// </summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="components">The number of components.</param>
    /// <param name="random">What decides the starts.</param>
    /// <returns>The responsibilities at the end, [samples, components], float64, rows summing to 1.</returns>
    public static torch.Tensor FitFull(torch.Tensor points, int components, RandomStream random)
    {
        points = points.to_type(torch.float64);
        (torch.Tensor? Responsibilities, double LogDensity) best = (null, double.NegativeInfinity);
        for (int start = 0; start < FullStarts; start++)
        {
            torch.Tensor centers = KMeansInitializer.Once(points, components, random);
            (torch.Tensor Responsibilities, double LogDensity) found = FitFull(points, SquaredDistances.OneHotNearest(points, centers));
            if (best.Responsibilities is null || found.LogDensity > best.LogDensity)
            {
                best = found;
            }
        }
        return best.Responsibilities!;
    }

    // The responsibilities at the end, and the mean log-density.
    private static (torch.Tensor Responsibilities, double LogDensity) FitFull(torch.Tensor points, torch.Tensor start)
    {
        torch.Tensor responsibilities = start;
        double reached = Iterate(_ =>
        {
            torch.Tensor joint = torch.stack(
                [.. Enumerable.Range(0, (int)responsibilities.shape[1]).Select(component => LogJoint(points, responsibilities.select(1, component)))], 1);
            responsibilities = joint.softmax(1).MoveToOuterDisposeScope();
            return joint.logsumexp(1).mean().ToDouble();
        });
        return (responsibilities, reached);
    }

    // log(weight · density) of the component that is likeliest for its responsibilities [samples], at every point, [samples].
    private static torch.Tensor LogJoint(torch.Tensor points, torch.Tensor responsibilities)
    {
        using var scope = torch.NewDisposeScope();
        double size = responsibilities.sum().ToDouble();
        if (size < MinSize)
        {
            return torch.full_like(responsibilities, double.NegativeInfinity).MoveToOuterDisposeScope();
        }
        torch.Tensor centered = points - (responsibilities.unsqueeze(0).matmul(points) / size);
        torch.Tensor covariance = (centered * responsibilities.unsqueeze(1)).t().matmul(centered) / size;
        covariance.diagonal().add_(MinVariance);
        torch.Tensor root = torch.linalg.cholesky(covariance);
        torch.Tensor distance = centered.matmul(torch.linalg.inv(root).t()).pow(2).sum(1L);
        torch.Tensor constant = (2 * root.diagonal().log().sum()) + (points.shape[1] * Math.Log(2 * Math.PI));
        return (Math.Log(size / points.shape[0]) - (0.5 * (distance + constant))).MoveToOuterDisposeScope();
    }

    // Each iteration, given its number from 0, has a dispose scope of its own and returns the mean log-density that it has reached or found; so does this.
    private static double Iterate(Func<int, double> iteration)
    {
        double before = double.NegativeInfinity;
        for (int number = 0; number < MaxIterations; number++)
        {
            using var scope = torch.NewDisposeScope();
            double reached = iteration(number);
            bool hasSettled = reached - before < MinGain;
            before = reached;
            if (hasSettled)
            {
                break;
            }
        }
        return before;
    }
}
