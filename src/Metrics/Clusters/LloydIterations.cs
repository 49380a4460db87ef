using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>One start of k-means: assign every sample to its nearest center, move each center to the mean of its samples, repeat.</summary>
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

    /// <summary>Moves the centers and returns the sum of the squared distances they moved.</summary>
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
        FillEmptyClusters(sums, counts);
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

    /// <summary>Gives each empty cluster the sample that lies farthest from its own center, as scikit-learn does.</summary>
    private void FillEmptyClusters(double[] sums, int[] counts)
    {
        if (!counts.Contains(0))
        {
            return;
        }
        int dimension = data.Dimension;
        double[] distances = new double[labels.Length];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            distances[sample] = RowMath.SquaredDistance(data.Row(sample), centers.AsSpan(labels[sample] * dimension, dimension));
        }
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            int farthest = counts[cluster] > 0 ? -1 : Farthest(distances, counts);
            if (farthest < 0)
            {
                continue;
            }
            RowMath.AddScaled(sums.AsSpan(labels[farthest] * dimension, dimension), data.Row(farthest), -1);
            counts[labels[farthest]]--;
            RowMath.AddScaled(sums.AsSpan(cluster * dimension, dimension), data.Row(farthest), 1);
            counts[cluster]++;
            distances[farthest] = 0;
        }
    }

    /// <summary>The farthest sample that does not lie on its center and does not leave its cluster empty, or −1.</summary>
    private int Farthest(double[] distances, int[] counts)
    {
        int farthest = -1;
        for (int sample = 0; sample < distances.Length; sample++)
        {
            if (distances[sample] > 0 && counts[labels[sample]] > 1 && (farthest < 0 || distances[sample] > distances[farthest]))
            {
                farthest = sample;
            }
        }
        return farthest;
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

/// <summary>Finds the nearest center of a run of samples; of two equally near ones the first.</summary>
internal sealed class NearestCenter
{
    private const int TileValues = 8 * 1024;
    private const int Lanes = 8;

    private readonly CenteredData data;
    private readonly double[] interleaved;
    private readonly double[] halfNorms;

    public NearestCenter(CenteredData data, double[] centers)
    {
        this.data = data;
        interleaved = PairKernel.Interleave(centers, data.Dimension);
        halfNorms = new double[centers.Length / data.Dimension];
        for (int center = 0; center < halfNorms.Length; center++)
        {
            halfNorms[center] = RowMath.SquaredNorm(centers.AsSpan(center * data.Dimension, data.Dimension)) / 2;
        }
        int perPanel = interleaved.Length / data.Dimension * PackedPoints.PanelWidth;
        PanelsPerTile = Math.Max(1, TileValues / perPanel);
        TileLength = PanelsPerTile * perPanel;
    }

    /// <summary>The length of the buffer that <see cref="Assign"/> needs.</summary>
    public int TileLength { get; }

    private int PanelsPerTile { get; }

    /// <summary>Writes the center of each sample of a run of panels; tells whether one changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Assign(int firstPanel, int panelCount, int[] labels, double[] tile)
    {
        bool changed = false;
        for (int panel = firstPanel; panel < firstPanel + panelCount; panel += PanelsPerTile)
        {
            int panels = Math.Min(PanelsPerTile, firstPanel + panelCount - panel);
            int stride = panels * PackedPoints.PanelWidth;
            PairKernel.Run<Ranking>(interleaved, data.Packed.Panels(panel, panels), data.Dimension, tile);
            for (int at = 0; at < stride; at += Lanes)
            {
                changed |= Write(Best(tile, at, stride), (panel * PackedPoints.PanelWidth) + at, labels);
            }
        }
        return changed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<long> Best(double[] tile, int at, int stride)
    {
        ref double values = ref MemoryMarshal.GetArrayDataReference(tile);
        var least = Vector512.Create(double.PositiveInfinity);
        Vector512<long> best = Vector512<long>.Zero;
        for (int center = 0; center < halfNorms.Length; center++)
        {
            var ranking = Vector512.LoadUnsafe(ref values, (nuint)((center * stride) + at));
            Vector512<double> value = ranking + Vector512.Create(halfNorms[center]);
            Vector512<double> nearer = Vector512.LessThan(value, least);
            least = Vector512.ConditionalSelect(nearer, value, least);
            best = Vector512.ConditionalSelect(nearer.AsInt64(), Vector512.Create((long)center), best);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Write(Vector512<long> best, int first, int[] labels)
    {
        bool changed = false;
        int count = Math.Min(Lanes, labels.Length - first);
        for (int lane = 0; lane < count; lane++)
        {
            int label = (int)best[lane];
            changed |= labels[first + lane] != label;
            labels[first + lane] = label;
        }
        return changed;
    }
}
