namespace NebulaBench.Metrics.Clusters;

/// <summary>A fitted Gaussian mixture.</summary>
/// <param name="Labels">The likeliest component of each sample.</param>
/// <param name="Weights">The weight of each component.</param>
/// <param name="Means">The components' means, row-major.</param>
/// <param name="Covariances">The covariance of each component, row-major.</param>
/// <param name="MeanLogLikelihood">The log-likelihood in nats per sample.</param>
/// <param name="Iterations">How many iterations it took.</param>
/// <param name="Converged">Whether it stopped by itself.</param>
public sealed record MixtureResult(
    int[] Labels, double[] Weights, double[] Means, double[][] Covariances, double MeanLogLikelihood, int Iterations, bool Converged);
