namespace NebulaBench.Metrics.Clusters;

/// <summary>A metric of how well clusters agree with labels; it gives no value where there are no labels.</summary>
public abstract class LabelMetric : IClusteringMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors => [Descriptor];

    /// <summary>What its value is.</summary>
    protected abstract MetricDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Labels is not { } labels)
        {
            return [];
        }
        LabelAgreement agreement = input.Share(() => new LabelAgreement(ContingencyTable.From(input.Clusters, labels)));
        return [(Descriptor.Id, agreement.Table.Samples == 0 ? Score.Undefined("there are no samples") : Measure(agreement))];
    }

    /// <summary>The value for at least one sample.</summary>
    internal abstract Score Measure(LabelAgreement agreement);
}
