namespace NebulaBench.Metrics.Clusters;

/// <summary>What metrics of clusters against labels are computed from; each part is made when it is first needed.</summary>
/// <param name="table">How clusters and labels meet.</param>
internal sealed class LabelAgreement(ContingencyTable table)
{
    private readonly Lazy<Information> information = new(() => new Information(table));
    private readonly Lazy<PairCounts> pairs = new(() => PairCounts.From(table));

    /// <summary>How clusters and labels meet.</summary>
    public ContingencyTable Table { get; } = table;

    /// <summary>Entropies and mutual information.</summary>
    public Information Information => information.Value;

    /// <summary>Pairs of samples.</summary>
    public PairCounts Pairs => pairs.Value;
}
