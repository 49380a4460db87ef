using TorchSharp;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>Expectation and maximization of a mixture of diagonal normal distributions.</summary>
/// <param name="points">[samples, dimension].</param>
internal sealed class MixtureFit(torch.Tensor points)
{
    public const double LeastVariance = 1e-4;

    /// <summary>Starts from belongings, [samples, components], and leaves the result in the three tensors.</summary>
    public void From(torch.Tensor belonging, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances) =>
        ExpectationMaximization.Until(iteration =>
        {
            Maximize(iteration == 0 ? belonging : GaussianMixture.LogJoint(points, logits, means, logVariances).softmax(1), logits, means, logVariances);
            return GaussianMixture.LogJoint(points, logits, means, logVariances).logsumexp(1).mean().ToDouble();
        });

    /// <summary>The likeliest components for belongings, [samples, components]; one that nothing belongs to stays where it is.</summary>
    public void Maximize(torch.Tensor belonging, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances)
    {
        torch.Tensor sizes = belonging.sum(0L).unsqueeze(1);
        torch.Tensor divisor = sizes.clamp_min(1e-6);
        torch.Tensor centers = belonging.t().matmul(points) / divisor;
        torch.Tensor spreads = ((belonging.t().matmul(points.pow(2)) / divisor) - centers.pow(2)).clamp_min(LeastVariance);
        torch.Tensor isUsed = sizes > 1e-6;
        means.copy_(torch.where(isUsed, centers, means));
        logVariances.copy_(torch.where(isUsed, spreads.log(), logVariances));
        logits.copy_(((sizes.squeeze(1) / points.shape[0]) + 1e-10).log());
    }
}
