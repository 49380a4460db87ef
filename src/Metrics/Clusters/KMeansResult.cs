namespace NebulaBench.Metrics.Clusters;

/// <summary>What k-means found.</summary>
/// <param name="Labels">The cluster of each sample.</param>
/// <param name="Centers">The centers, row-major.</param>
/// <param name="Inertia">Σ of the squared distances of the samples to their centers.</param>
/// <param name="Iterations">How many iterations the best restart took.</param>
public sealed record KMeansResult(int[] Labels, double[] Centers, double Inertia, int Iterations);
