namespace NebulaBench.Metrics.Covariance;

/// <summary>How the latents vary together, as it is stored with a run and drawn: matrices, not scores.</summary>
public sealed record CovarianceStructure
{
    /// <summary>The number of samples.</summary>
    public required int Count { get; init; }

    /// <summary>The mean of each dimension; null without samples.</summary>
    public required double[]? Mean { get; init; }

    /// <summary>The covariance matrix (divided by n − 1); null with fewer than two samples.</summary>
    public required double[,]? Covariance { get; init; }

    /// <summary>The correlation matrix; rows and columns of dead dimensions are 0 throughout, their diagonal included.</summary>
    public required double[,]? Correlation { get; init; }

    /// <summary>The covariance's eigenvalues, largest first.</summary>
    public required double[]? Eigenvalues { get; init; }

    /// <summary>The dimensions that are constant.</summary>
    public required int[] DeadDimensions { get; init; }

    /// <summary>KL(q(z_j | x) ‖ N(0, 1)) of each dimension in nats, averaged over samples; null without log-variances.</summary>
    public double[]? DimensionKl { get; init; }

    /// <summary>The same for every label that occurs, in ascending order; empty without labels.</summary>
    public IReadOnlyList<GroupSummary> Classes { get; init; } = [];

    /// <summary>The same for every prototype that has samples, in ascending order; empty without assignments.</summary>
    public IReadOnlyList<GroupSummary> Prototypes { get; init; } = [];
}

/// <summary>The latents of one class or prototype.</summary>
/// <param name="Id">The label or the prototype's index.</param>
/// <param name="Count">The number of samples.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Covariance">Their covariance; null with fewer than two samples.</param>
/// <param name="Eigenvalues">Its eigenvalues, largest first.</param>
/// <param name="Scores">The scores of the group, keyed as those of the whole.</param>
public sealed record GroupSummary(
    int Id,
    int Count,
    double[] Mean,
    double[,]? Covariance,
    double[]? Eigenvalues,
    IReadOnlyList<(string Key, Score Score)> Scores);
