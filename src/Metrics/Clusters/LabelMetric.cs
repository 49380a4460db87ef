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

/// <summary>What metrics of clusters against labels are computed from; each part is made when it is first needed.</summary>
/// <param name="table">The contingency table of clusters and labels.</param>
internal sealed class LabelAgreement(ContingencyTable table)
{
    private readonly Lazy<Information> information = new(() => new Information(table));
    private readonly Lazy<PairCounts> pairs = new(() => PairCounts.From(table));

    /// <summary>The contingency table of clusters and labels.</summary>
    public ContingencyTable Table { get; } = table;

    /// <summary>Entropies and mutual information.</summary>
    public Information Information => information.Value;

    /// <summary>Pairs of samples.</summary>
    public PairCounts Pairs => pairs.Value;
}
