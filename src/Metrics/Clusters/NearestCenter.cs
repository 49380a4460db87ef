using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

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
