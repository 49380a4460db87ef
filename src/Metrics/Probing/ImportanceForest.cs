using System.Runtime.CompilerServices;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// A forest (Breiman, 2001) that predicts a factor from the latents: which dimensions it uses, and how well it does. Each tree sees two
/// thirds of the samples.
/// </summary>
internal sealed class ImportanceForest
{
    private const int Trees = 10;

    private readonly ForestTree[] trees = new ForestTree[Trees];
    private readonly Factor factor;

    public ImportanceForest(BinnedTable table, Factor factor, int[] rows, SeedStream seeds, int index)
    {
        this.factor = factor;
        Parallelism.For(0, Trees, tree =>
        {
            RandomStream random = seeds.Open("dci-forest", ((long)index * Trees) + tree);
            int[] drawn = [.. rows];
            random.Shuffle(drawn.AsSpan());
            trees[tree] = new ForestTree(table, factor, drawn[..((drawn.Length + 1) * 2 / 3)]);
        });
        Importances = new double[table.Columns.Length];
        for (int column = 0; column < Importances.Length; column++)
        {
            Importances[column] = trees.Sum(tree => tree.Importances[column]);
        }
        double sum = Importances.Sum();
        Importances = Array.ConvertAll(Importances, value => sum == 0 ? 0 : value / sum);
    }

    /// <summary>The importance of each dimension; they sum to 1, or are 0 where none tells anything.</summary>
    public double[] Importances { get; }

    /// <summary>The share of rows whose class is predicted.</summary>
    public double Accuracy(int[] rows)
    {
        int right = 0;
        double[] votes = new double[factor.Count];
        foreach (int row in rows)
        {
            Array.Clear(votes);
            foreach (ForestTree tree in trees)
            {
                tree.Vote(row, votes);
            }
            right += Array.IndexOf(votes, votes.Max()) == factor.Codes[row] ? 1 : 0;
        }
        return (double)right / rows.Length;
    }
}

/// <summary>
/// A classification tree on binned features that splits by information gain. A split must be worth what it takes to describe it (the
/// minimum description length): otherwise dimensions without any information would collect importance from overfitting.
/// </summary>
internal sealed class ForestTree
{
    private const int MaxDepth = 12;
    private const int SmallestNode = 10;

    private readonly BinnedTable table;
    private readonly int[] codes;
    private readonly int classes;
    private readonly double[] entropyTable;
    private readonly Node root;

    /// <summary>Grows a tree on a sample of the rows.</summary>
    public ForestTree(BinnedTable table, Factor factor, int[] rows)
    {
        this.table = table;
        codes = factor.Codes;
        classes = factor.Count;
        entropyTable = [.. Enumerable.Range(0, rows.Length + 1).Select(count => count == 0 ? 0 : count * Math.Log(count))];
        Importances = new double[table.Columns.Length];
        root = Grow(rows, 0);
    }

    /// <summary>How much information each dimension gave, in nats, summed over the samples.</summary>
    public double[] Importances { get; }

    /// <summary>Adds the shares of the classes in the row's leaf.</summary>
    public void Vote(int row, double[] votes)
    {
        Node node = root;
        while (node.Low is { } low)
        {
            node = table.Columns[node.Column][row] <= node.Bin ? low : node.High!;
        }
        for (int label = 0; label < classes; label++)
        {
            votes[label] += node.Shares[label];
        }
    }

    private Node Grow(Span<int> rows, int depth)
    {
        int[] counts = new int[classes];
        foreach (int row in rows)
        {
            counts[codes[row]]++;
        }
        var node = new Node { Shares = Array.ConvertAll(counts, count => (double)count / Math.Max(1, counts.Sum())) };
        if (depth == MaxDepth || rows.Length < SmallestNode || counts.Count(count => count > 0) < 2)
        {
            return node;
        }
        (int column, int bin, double gain) = BestSplit(rows, counts);
        if (gain <= DescriptionLength(rows.Length, counts))
        {
            return node;
        }
        Importances[column] += gain;
        int middle = Partition(rows, table.Columns[column], bin);
        node.Column = column;
        node.Bin = bin;
        node.Low = Grow(rows[..middle], depth + 1);
        node.High = Grow(rows[middle..], depth + 1);
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Column, int Bin, double Gain) BestSplit(ReadOnlySpan<int> rows, int[] counts)
    {
        (int Column, int Bin, double Gain) best = (0, 0, 0);
        int[] histogram = new int[BinnedTable.Bins * classes];
        double before = MinusEntropy(counts, rows.Length);
        for (int column = 0; column < table.Columns.Length; column++)
        {
            Array.Clear(histogram);
            byte[] bins = table.Columns[column];
            foreach (int row in rows)
            {
                histogram[(bins[row] * classes) + codes[row]]++;
            }
            int[] low = new int[classes], high = [.. counts];
            int lowCount = 0;
            for (int bin = 0; bin < BinnedTable.Bins - 1; bin++)
            {
                for (int label = 0; label < classes; label++)
                {
                    int moved = histogram[(bin * classes) + label];
                    low[label] += moved;
                    high[label] -= moved;
                    lowCount += moved;
                }
                if (lowCount == 0 || lowCount == rows.Length)
                {
                    continue;
                }
                double gain = MinusEntropy(low, lowCount) + MinusEntropy(high, rows.Length - lowCount) - before;
                if (gain > best.Gain)
                {
                    best = (column, bin, gain);
                }
            }
        }
        return best;
    }

    private static int Partition(Span<int> rows, byte[] bins, int bin)
    {
        int middle = 0;
        for (int at = 0; at < rows.Length; at++)
        {
            if (bins[rows[at]] <= bin)
            {
                (rows[middle], rows[at]) = (rows[at], rows[middle]);
                middle++;
            }
        }
        return middle;
    }

    /// <summary>Minus the entropy of a node's classes times its samples, in nats.</summary>
    private double MinusEntropy(int[] counts, int sum)
    {
        double result = -entropyTable[sum];
        foreach (int count in counts)
        {
            result += entropyTable[count];
        }
        return result;
    }

    /// <summary>What the choice of a split and the shares of the classes on its other side take to write down, in nats.</summary>
    private double DescriptionLength(int samples, int[] counts)
    {
        int present = counts.Count(count => count > 0);
        return ((present - 1) / 2.0 * Math.Log(samples)) + Math.Log(table.Columns.Length * (BinnedTable.Bins - 1));
    }

    private sealed class Node
    {
        public required double[] Shares { get; init; }

        public int Column { get; set; }

        public int Bin { get; set; }

        public Node? Low { get; set; }

        public Node? High { get; set; }
    }
}

/// <summary>Latents as ranks in up to 32 bins of equally many samples: what a tree can split on.</summary>
internal sealed class BinnedTable
{
    /// <summary>The number of bins.</summary>
    public const int Bins = 32;

    public BinnedTable(LatentTable latents)
    {
        Columns = new byte[latents.Dimension][];
        Parallelism.For(0, latents.Dimension, column => Columns[column] = Bin(Factor.OfLatent(latents, column).Values));
    }

    /// <summary>For each dimension the bin of each sample.</summary>
    public byte[][] Columns { get; }

    private static byte[] Bin(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double[] edges = [.. Enumerable.Range(1, Bins - 1).Select(edge => sorted[(int)((long)edge * sorted.Length / Bins)]).Distinct()];
        return Array.ConvertAll(values, value =>
        {
            int place = Array.BinarySearch(edges, value);
            return (byte)(place < 0 ? ~place : place + 1);
        });
    }
}
