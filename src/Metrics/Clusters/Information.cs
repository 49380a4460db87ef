namespace NebulaBench.Metrics.Clusters;

/// <summary>Scores from information theory, in nats, defined at the edges as scikit-learn defines them.</summary>
public sealed class Information
{
    private readonly bool samePartition;
    private readonly ContingencyTable table;

    /// <summary>Measures a table with at least one sample.</summary>
    public Information(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        this.table = table;
        samePartition = table.Cells.Count == table.Clusters.Count && table.Cells.Count == table.Labels.Count;
        ClusterEntropy = Entropy(table.Clusters.Sizes, table.Samples);
        LabelEntropy = Entropy(table.Labels.Sizes, table.Samples);
        // Bounds that hold exactly, also where rounding would cross them.
        MutualInformation = Math.Clamp(Mutual(table), 0, Math.Min(ClusterEntropy, LabelEntropy));
    }

    /// <summary>The entropy of the clusters.</summary>
    public double ClusterEntropy { get; }

    /// <summary>The entropy of the labels.</summary>
    public double LabelEntropy { get; }

    /// <summary>The mutual information of clusters and labels.</summary>
    public double MutualInformation { get; }

    /// <summary>Each cluster holds one label only: mutual information over the labels' entropy, 1 where there is one label.</summary>
    public Score Homogeneity => LabelEntropy == 0 ? 1 : MutualInformation / LabelEntropy;

    /// <summary>Each label is in one cluster only: mutual information over the clusters' entropy, 1 where there is one cluster.</summary>
    public Score Completeness => ClusterEntropy == 0 ? 1 : MutualInformation / ClusterEntropy;

    /// <summary>The harmonic mean of homogeneity and completeness, 0 where both are 0.</summary>
    public Score VMeasure
    {
        get
        {
            double homogeneity = Homogeneity.Value!.Value, completeness = Completeness.Value!.Value;
            return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
        }
    }

    /// <summary>Mutual information over the mean of both entropies; 1 for the same partition, also where both entropies are 0.</summary>
    public Score NormalisedArithmetic => samePartition ? 1 : MutualInformation / ((ClusterEntropy + LabelEntropy) / 2);

    /// <summary>
    /// Mutual information above what chance gives, over what could be above it; 1 for the same partition, also where chance leaves
    /// nothing above it (one cluster and one label, or every sample its own in both).
    /// </summary>
    public Score Adjusted
    {
        get
        {
            if (samePartition)
            {
                return 1;
            }
            double expected = ExpectedInformation.Of(table.Clusters.Sizes, table.Labels.Sizes, table.Samples);
            double room = ((ClusterEntropy + LabelEntropy) / 2) - expected;
            // The smallest step instead of 0, as scikit-learn does: both sides are rounding there.
            const double Step = 2.220446049250313e-16;
            return (MutualInformation - expected) / (room < 0 ? Math.Min(room, -Step) : Math.Max(room, Step));
        }
    }

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
