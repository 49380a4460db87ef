namespace NebulaBench.Metrics.Clusters;

/// <summary>The share of samples that agree under the best one-to-one naming of the clusters.</summary>
public sealed class HungarianAccuracy : LabelMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "accuracy_hungarian",
        Family = MetricFamily.Clusters,
        Name = "Accuracy",
        Formula = "max over one-to-one maps m from clusters to labels of (1/n) Σ_i [m(c_i) = l_i]",
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = "Clusters beyond the number of labels count as wrong. Undefined without samples.",
        Citation = "Kuhn (1955), The Hungarian method for the assignment problem; "
            + "Yang et al. (2010), Image clustering using local discriminant models",
    };

    private const long LargestTable = 1 << 24;
    private const long LargestEffort = 1L << 36;

    /// <inheritdoc/>
    internal override Score Measure(LabelAgreement agreement)
    {
        ContingencyTable table = agreement.Table;
        long fewer = Math.Min(table.Clusters.Count, table.Labels.Count);
        long more = Math.Max(table.Clusters.Count, table.Labels.Count);
        if (fewer * more > LargestTable || fewer * fewer * more > LargestEffort)
        {
            return Score.Undefined($"matching {table.Clusters.Count} clusters with {table.Labels.Count} labels takes too long");
        }
        double[,] costs = new double[fewer, more];
        bool turned = table.Clusters.Count > table.Labels.Count;
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            costs[turned ? cell.Label : cell.Cluster, turned ? cell.Cluster : cell.Label] = -cell.Count;
        }
        double matched = 0;
        int[] columns = Assignment.Minimize(costs);
        for (int row = 0; row < columns.Length; row++)
        {
            matched -= costs[row, columns[row]];
        }
        return matched / table.Samples;
    }
}
