using System.Buffers;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>One start of k-means: assign every sample to its nearest center, move the centers to their samples' mean, again.</summary>
internal sealed class LloydIterations
{
    private const int BlockPanels = 128;
    private const int BlockRows = BlockPanels * PackedPoints.PanelWidth;

    private readonly CenteredData data;
    private readonly double[] centers;
    private readonly int clusters;
    private readonly int[] labels;
    private readonly double[][] blockSums;
    private readonly int[][] blockCounts;

    public LloydIterations(CenteredData data, double[] centers)
    {
        this.data = data;
        this.centers = centers;
        clusters = centers.Length / data.Dimension;
        labels = new int[data.Count];
        Array.Fill(labels, -1);
        int blocks = (data.Count + BlockRows - 1) / BlockRows;
        blockSums = [.. Enumerable.Range(0, blocks).Select(_ => new double[centers.Length])];
        blockCounts = [.. Enumerable.Range(0, blocks).Select(_ => new int[clusters])];
    }

    public KMeansResult Run(KMeansOptions options)
    {
        double tolerance = options.Tolerance * data.MeanVariance;
        int iteration = 0;
        bool settled = false;
        while (!settled && iteration < options.MaxIterations)
        {
            iteration++;
            settled = !Assign();
            if (!settled && Move() <= tolerance)
            {
                break;
            }
        }
        if (!settled)
        {
            Assign();
        }
        return new KMeansResult(labels, centers, Inertia(), iteration);
    }

    private bool Assign()
    {
        var nearest = new NearestCenter(data, centers);
        int changes = 0;
        Parallelism.For(0, blockSums.Length, block =>
        {
            double[] tile = ArrayPool<double>.Shared.Rent(nearest.TileLength);
            int panels = Math.Min(BlockPanels, data.Packed.PanelCount - (block * BlockPanels));
            if (nearest.Assign(block * BlockPanels, panels, labels, tile))
            {
                Interlocked.Increment(ref changes);
            }
            ArrayPool<double>.Shared.Return(tile);
            SumBlock(block);
        });
        return changes > 0;
    }

    private void SumBlock(int block)
    {
        double[] sums = blockSums[block];
        int[] counts = blockCounts[block];
        Array.Clear(sums);
        Array.Clear(counts);
        int end = Math.Min(data.Count, (block + 1) * BlockRows);
        for (int sample = block * BlockRows; sample < end; sample++)
        {
            int label = labels[sample];
            counts[label]++;
            RowMath.AddScaled(sums.AsSpan(label * data.Dimension, data.Dimension), data.Row(sample), 1);
        }
    }

    /// <summary>Moves the centers and tells the sum of their squared ways.</summary>
    private double Move()
    {
        double[] sums = new double[centers.Length];
        int[] counts = new int[clusters];
        for (int block = 0; block < blockSums.Length; block++)
        {
            RowMath.AddScaled(sums, blockSums[block], 1);
            for (int cluster = 0; cluster < clusters; cluster++)
            {
                counts[cluster] += blockCounts[block][cluster];
            }
        }
        EmptyClusters.Fill(data, labels, centers, sums, counts);
        double moved = 0;
        for (int at = 0; at < centers.Length; at++)
        {
            int count = counts[at / data.Dimension];
            double target = count == 0 ? centers[at] : sums[at] / count;
            moved += (target - centers[at]) * (target - centers[at]);
            centers[at] = target;
        }
        return moved;
    }

    private double Inertia()
    {
        double sum = 0;
        for (int sample = 0; sample < labels.Length; sample++)
        {
            sum += RowMath.SquaredDistance(data.Row(sample), centers.AsSpan(labels[sample] * data.Dimension, data.Dimension));
        }
        return sum;
    }
}
