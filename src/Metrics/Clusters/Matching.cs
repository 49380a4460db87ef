namespace NebulaBench.Metrics.Clusters;

/// <summary>Scores that match clusters with labels: Hungarian accuracy and the two purities.</summary>
public static class Matching
{
    private const long LargestTable = 1 << 24;
    private const long LargestEffort = 1L << 36;

    /// <summary>The share of samples that agree under the best one-to-one naming of the clusters.</summary>
    public static Score Accuracy(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Samples == 0)
        {
            return Score.Undefined("there are no samples");
        }
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
        int[] columns = Assignment.Minimise(costs);
        for (int row = 0; row < columns.Length; row++)
        {
            matched -= costs[row, columns[row]];
        }
        return matched / table.Samples;
    }

    /// <summary>The share of samples that belong to the commonest label of their cluster.</summary>
    public static Score Purity(ContingencyTable table) => Share(table, table?.Clusters, cell => cell.Cluster);

    /// <summary>The share of samples that belong to the commonest cluster of their label.</summary>
    public static Score InversePurity(ContingencyTable table) => Share(table, table?.Labels, cell => cell.Label);

    private static Score Share(ContingencyTable? table, GroupIndex? groups, Func<ContingencyTable.Cell, int> groupOf)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(groups);
        if (table.Samples == 0)
        {
            return Score.Undefined("there are no samples");
        }
        long[] commonest = new long[groups.Count];
        foreach (ContingencyTable.Cell cell in table.Cells)
        {
            ref long largest = ref commonest[groupOf(cell)];
            largest = Math.Max(largest, cell.Count);
        }
        return (double)commonest.Sum() / table.Samples;
    }
}
