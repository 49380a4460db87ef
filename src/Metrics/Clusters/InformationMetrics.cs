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

    /// <summary>Whether clusters and labels are the same partition of the samples.</summary>
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

/// <summary>Mutual information over the mean of both entropies; 1 for the same partition, also where both entropies are 0.</summary>
public sealed class NormalizedMutualInformation : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "nmi_arithmetic",
        Family = MetricFamily.Clusters,
        Name = "NMI",
        Formula = "I(C; L) / ((H(C) + H(L)) / 2). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 for one cluster and one label, 0 where only one of both is constant. Undefined without samples.",
        Citation = "Strehl, Ghosh (2002), Cluster ensembles; arithmetic mean as in Kvålseth (1987)",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        Information information = agreement.Information;
        return information.SamePartition ? 1 : information.MutualInformation / ((information.ClusterEntropy + information.LabelEntropy) / 2);
    }
}

/// <summary>Each cluster holds one label only: mutual information over the labels' entropy, 1 where there is one label.</summary>
public sealed class Homogeneity : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "homogeneity",
        Family = MetricFamily.Clusters,
        Name = "Homogeneity",
        Formula = "I(C; L) / H(L). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 where there is one label. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) => Value(agreement.Information);

    /// <summary>The value.</summary>
    internal static double Value(Information information) =>
        information.LabelEntropy == 0 ? 1 : information.MutualInformation / information.LabelEntropy;
}

/// <summary>Each label is in one cluster only: mutual information over the clusters' entropy, 1 where there is one cluster.</summary>
public sealed class Completeness : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "completeness",
        Family = MetricFamily.Clusters,
        Name = "Completeness",
        Formula = "I(C; L) / H(C). With I the mutual information, H(C) and H(L) the entropies of clusters and labels.",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "1 where there is one cluster. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement) => Value(agreement.Information);

    /// <summary>The value.</summary>
    internal static double Value(Information information) =>
        information.ClusterEntropy == 0 ? 1 : information.MutualInformation / information.ClusterEntropy;
}

/// <summary>The harmonic mean of homogeneity and completeness, 0 where both are 0.</summary>
public sealed class VMeasure : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "v_measure",
        Family = MetricFamily.Clusters,
        Name = "V-measure",
        Formula = "2 h c / (h + c), h homogeneity and c completeness; equals NMI with the arithmetic mean",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "0 where both are 0. Undefined without samples.",
        Citation = "Rosenberg, Hirschberg (2007), V-measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        double homogeneity = Homogeneity.Value(agreement.Information), completeness = Completeness.Value(agreement.Information);
        return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
    }
}
