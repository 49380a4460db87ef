namespace NebulaBench.Metrics.Covariance;

/// <summary>A metric that every set of latents has: the whole, a class, a prototype. It is undefined where the set has no covariance.</summary>
public abstract class SampleSetMetric : ICovarianceMetric
{
    /// <inheritdoc/>
    public bool MeasuresGroups => true;

    /// <inheritdoc/>
    public abstract IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet set = SampleSet.From(input);
        Score[] scores = set.Moments is null
            ? [.. Enumerable.Repeat(Score.Undefined(set.WhyUndefined!), Descriptors.Count)]
            : Measure(input, new Gaussian(set.Count, set.Moments, set.Correlation!, set.Eigenvalues!, set));
        return [.. Descriptors.Zip(scores, (descriptor, score) => (descriptor.Id, score))];
    }

    /// <summary>The values in the order of their descriptors, for a set that has a covariance.</summary>
    private protected abstract Score[] Measure(LatentInput input, Gaussian set);

    /// <summary>What a covariance says of a set of samples.</summary>
    private protected sealed record Gaussian(
        int Count, Moments Moments, CorrelationMatrix Correlation, double[] Eigenvalues, SampleSet Samples);
}
