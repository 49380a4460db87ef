namespace NebulaBench.Metrics.Covariance;

/// <summary>The number of dimensions that are constant.</summary>
public sealed class DeadDimensions : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "dead_dimensions",
            Family = MetricFamily.Covariance,
            Name = "Dead dimensions",
            Formula = "number of dimensions j with sd_j ≤ 1e-12 · |mean_j|",
            Range = "[0, d]",
            Direction = Direction.LowerIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined for fewer than two samples, as the whole family is.",
            Citation = "a count of this suite",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [set.Correlation.Dead.Length];
}

/// <summary>The number of directions in which the latents vary at all.</summary>
public sealed class CovarianceRank : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "covariance_rank",
            Family = MetricFamily.Covariance,
            Name = "Covariance rank",
            Formula = "number of eigenvalues of the varying dimensions' correlation matrix above 1e-14 · d · the largest",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "At most n − 1. 0 where every dimension is constant.",
            Citation = "a count of this suite",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [set.Correlation.Rank];
}

/// <summary>The exponential of the entropy of the eigenvalues' shares.</summary>
public sealed class EffectiveRank : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "effective_rank",
            Family = MetricFamily.Covariance,
            Name = "Effective rank",
            Formula = "exp(−Σ p ln p), p = λ / Σλ over the covariance's eigenvalues λ",
            Range = "[1, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined where every dimension is constant. Eigenvalues of 0 contribute 0.",
            Citation = "Roy, Vetterli: The effective rank: a measure of effective dimensionality (EUSIPCO 2007)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Eigenvalues)];

    /// <summary>The value.</summary>
    /// <param name="eigenvalues">The covariance's eigenvalues, largest first.</param>
    public static Score From(double[] eigenvalues)
    {
        double total = eigenvalues.Sum();
        if (!(total > 0))
        {
            return Score.Undefined("every dimension is constant");
        }
        double entropy = 0;
        foreach (double value in eigenvalues)
        {
            double share = value / total;
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }
        return Math.Exp(entropy);
    }
}

/// <summary>The number of directions, each weighted by its share of the squared variance.</summary>
public sealed class ParticipationRatio : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "participation_ratio",
            Family = MetricFamily.Covariance,
            Name = "Participation ratio",
            Formula = "(Σλ)² / Σλ²",
            Range = "[1, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined where every dimension is constant.",
            Citation = "Gao et al.: A theory of multineuronal dimensionality, dynamics and measurement (2017)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Eigenvalues)];

    /// <summary>The value.</summary>
    /// <param name="eigenvalues">The covariance's eigenvalues, largest first.</param>
    public static Score From(double[] eigenvalues)
    {
        // Divided by the largest first: squares of very small or large variances would leave the range of a double.
        double largest = eigenvalues.Length == 0 ? 0 : eigenvalues[0];
        if (!(largest > 0))
        {
            return Score.Undefined("every dimension is constant");
        }
        double total = eigenvalues.Sum(value => value / largest);
        return total * total / eigenvalues.Sum(value => value / largest * (value / largest));
    }
}

/// <summary>The largest eigenvalue over the smallest, of the dimensions that vary.</summary>
public sealed class ConditionNumber : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "condition_number",
            Family = MetricFamily.Covariance,
            Name = "Condition number",
            Formula = "largest / smallest eigenvalue of the covariance of the varying dimensions",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = $"{WhenSingular} {WithoutConstant}",
            Citation = "Golub, Van Loan: Matrix computations",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set)
    {
        if (!set.Correlation.IsRegular)
        {
            return [Score.Undefined(set.Correlation.WhySingular(set.Count))];
        }
        double smallest = set.Eigenvalues[set.Correlation.Live.Length - 1];
        return [smallest > 0 ? set.Eigenvalues[0] / smallest : Score.Undefined("the smallest eigenvalue vanishes beside the largest")];
    }
}
