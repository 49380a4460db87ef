namespace NebulaBench.Metrics.Clusters;

/// <summary>How k-means searches; the defaults are scikit-learn's.</summary>
public sealed record KMeansOptions
{
    /// <summary>How many times it starts anew; the start of least inertia wins.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>The most iterations of one start.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>It stops once the centers' squared movement is at most this share of the columns' mean variance.</summary>
    public double Tolerance { get; init; } = 1e-4;
}
