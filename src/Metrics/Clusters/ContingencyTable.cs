namespace NebulaBench.Metrics.Clusters;

/// <summary>How many samples fall into each pair of cluster (row) and label (column). Only the pairs that occur are kept.</summary>
public sealed class ContingencyTable
{
    private ContingencyTable(GroupIndex clusters, GroupIndex labels, List<Cell> cells, long samples)
    {
        Clusters = clusters;
        Labels = labels;
        Cells = cells;
        Samples = samples;
    }

    /// <summary>One pair that occurs.</summary>
    /// <param name="Cluster">The cluster's position in <see cref="Clusters"/>.</param>
    /// <param name="Label">The label's position in <see cref="Labels"/>.</param>
    /// <param name="Count">How many samples have both.</param>
    public readonly record struct Cell(int Cluster, int Label, long Count);

    /// <summary>The clusters: rows.</summary>
    public GroupIndex Clusters { get; }

    /// <summary>The labels: columns.</summary>
    public GroupIndex Labels { get; }

    /// <summary>The pairs that occur, by cluster and then by label.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The number of samples.</summary>
    public long Samples { get; }

    /// <summary>Counts the pairs of two labelings of the same samples.</summary>
    public static ContingencyTable From(int[] clusters, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        GroupIndex.RequireLength(clusters, labels.Length, "clusters");
        var rows = GroupIndex.From(clusters);
        var columns = GroupIndex.From(labels);
        long size = (long)rows.Count * columns.Count;
        List<Cell> cells = size <= (1 << 20) + (4L * labels.Length) ? CountDense(rows, columns, (int)size) : CountSorted(rows, columns);
        return new ContingencyTable(rows, columns, cells, labels.Length);
    }

    private static List<Cell> CountDense(GroupIndex rows, GroupIndex columns, int size)
    {
        int[] counts = new int[size];
        for (int sample = 0; sample < rows.Members.Length; sample++)
        {
            counts[(rows.Members[sample] * columns.Count) + columns.Members[sample]]++;
        }
        var cells = new List<Cell>();
        for (int at = 0; at < size; at++)
        {
            if (counts[at] > 0)
            {
                cells.Add(new Cell(at / columns.Count, at % columns.Count, counts[at]));
            }
        }
        return cells;
    }

    private static List<Cell> CountSorted(GroupIndex rows, GroupIndex columns)
    {
        long[] keys = new long[rows.Members.Length];
        for (int sample = 0; sample < keys.Length; sample++)
        {
            keys[sample] = ((long)rows.Members[sample] * columns.Count) + columns.Members[sample];
        }
        Array.Sort(keys);
        var cells = new List<Cell>();
        for (int first = 0, next; first < keys.Length; first = next)
        {
            next = first + 1;
            while (next < keys.Length && keys[next] == keys[first])
            {
                next++;
            }
            cells.Add(new Cell((int)(keys[first] / columns.Count), (int)(keys[first] % columns.Count), next - first));
        }
        return cells;
    }
}
