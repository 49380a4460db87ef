namespace NebulaBench.Metrics.Clusters;

/// <summary>How a Gaussian mixture is fitted.</summary>
public sealed record MixtureOptions
{
    /// <summary>Restarts of the k-means that it starts from.</summary>
    public int KMeansRestarts { get; init; } = 1;

    /// <summary>The most iterations.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>It has converged once the mean log-likelihood grows by less than this, in nats per sample.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>
    /// What is added to each variance, as a share of the columns' mean variance: the fit does not depend on the latents' scale.
    /// </summary>
    public double Regularization { get; init; } = 1e-6;
}
