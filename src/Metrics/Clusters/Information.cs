namespace NebulaBench.Metrics.Clusters;

/// <summary>Entropies and mutual information of clusters and labels, in nats.</summary>
public sealed class Information
{
    /// <summary>Measures a table with at least one sample.</summary>
    public Information(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        SamePartition = table.Cells.Count == table.Clusters.Count && table.Cells.Count == table.Labels.Count;
        ClusterEntropy = Entropy(table.Clusters.Sizes, table.Samples);
        LabelEntropy = Entropy(table.Labels.Sizes, table.Samples);
        // Bounds that hold exactly, also where rounding would cross them.
        MutualInformation = Math.Clamp(Mutual(table), 0, Math.Min(ClusterEntropy, LabelEntropy));
    }

    /// <summary>Whether clusters and labels part the samples alike.</summary>
    public bool SamePartition { get; }

    /// <summary>The entropy of the clusters.</summary>
    public double ClusterEntropy { get; }

    /// <summary>The entropy of the labels.</summary>
    public double LabelEntropy { get; }

    /// <summary>The mutual information of clusters and labels.</summary>
    public double MutualInformation { get; }

    private static double Entropy(int[] sizes, long samples)
    {
        double sum = 0;
        foreach (int size in sizes)
        {
            double share = (double)size / samples;
            sum -= share * Math.Log(share);
        }
        return sum;
    }

    private static double Mutual(ContingencyTable table)
    {
        double samples = table.Samples, sum = 0;
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            double expected = (double)table.Clusters.Sizes[cell.Cluster] * table.Labels.Sizes[cell.Label] / samples;
            sum += cell.Count / samples * Math.Log(cell.Count / expected);
        }
        return sum;
    }
}
