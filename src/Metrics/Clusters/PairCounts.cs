namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// Ordered pairs of different samples that share a cluster, a label, both, or anything. Counts are exact integers: at 70,000 samples there
/// are more pairs than 32 bits hold.
/// </summary>
internal sealed record PairCounts(Int128 InBoth, Int128 InClusters, Int128 InLabels, Int128 All)
{
    /// <summary>Counts the pairs of a table.</summary>
    public static PairCounts From(ContingencyTable table)
    {
        Int128 both = 0, clusters = 0, labels = 0;
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            both += Count(cell.Count);
        }
        foreach (int size in table.Clusters.Sizes)
        {
            clusters += Count(size);
        }
        foreach (int size in table.Labels.Sizes)
        {
            labels += Count(size);
        }
        return new PairCounts(both, clusters, labels, Count(table.Samples));
    }

    private static Int128 Count(Int128 size) => size * (size - 1);
}
