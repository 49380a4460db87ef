namespace NebulaBench.Metrics.Covariance;

/// <summary>A metric of how far classes spread within themselves, against how far they are from each other.</summary>
public abstract class ClassScatter : ICovarianceMetric
{
    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet whole = SampleSet.From(input);
        IReadOnlyList<GroupSummary> classes = CovarianceGroups.From(input).Classes;
        string? reason = whole.WhyUndefined
            ?? (classes.Count == 0 ? CovarianceMeasures.Unlabeled : classes.Count < 2 ? "fewer than two classes occur" : null);
        return [(Descriptors[0].Id, reason is null ? Measure(classes, whole.Mean!) : Score.Undefined(reason))];
    }

    /// <summary>The value for at least two classes.</summary>
    private protected abstract Score Measure(IReadOnlyList<GroupSummary> classes, double[] mean);

    /// <summary>Why there is no value where all classes have one mean.</summary>
    private protected static Score OneMean { get; } = Score.Undefined("the classes' means are the same");

    /// <summary>Whether differences of means are rounding, at most some 1e-12 of the means themselves.</summary>
    private protected static bool IsZero(double squared, IReadOnlyList<GroupSummary> classes) =>
        squared <= 1e-24 * classes.Sum(group => group.Count * group.Mean.Sum(value => value * value));
}
