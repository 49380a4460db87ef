using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Anchors;

/// <summary>
/// Soft assignments in which every anchor has the same share of the batch: the optimal transport between samples and anchors with an entropy
/// term, by Sinkhorn's and Knopp's alternating normalizations (Cuturi, 2013), as Caron et al. use it for prototypes (SwAV, 2020).
/// </summary>
public static class BalancedAssignment
{
    private const int Iterations = 20;

    /// <summary>The shares of a batch, without a gradient.</summary>
    /// <param name="squaredDistances">|z_i − a_k|², [batch, anchors].</param>
    /// <param name="temperature">The softness, in units of the mean of these distances.</param>
    /// <returns>[batch, anchors]; rows sum to 1, columns to batch / anchors but for what the iterations leave.</returns>
    public static torch.Tensor Shares(torch.Tensor squaredDistances, double temperature)
    {
        ArgumentNullException.ThrowIfNull(squaredDistances);
        using var noGradients = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor mean = squaredDistances.mean().clamp_min(1e-30);
        torch.Tensor logShares = (squaredDistances / mean).mul_(-1 / temperature);
        double logColumn = Math.Log((double)squaredDistances.shape[0] / squaredDistances.shape[1]);
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            logShares = logShares - logShares.logsumexp(0, keepdim: true) + logColumn;
            logShares = logShares.log_softmax(1);
        }
        return logShares.exp().MoveToOuterDisposeScope();
    }
}
