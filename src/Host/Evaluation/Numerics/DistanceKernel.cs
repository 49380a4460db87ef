using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Host.Evaluation.Numerics;

/// <summary>
/// The inner loops over pairs: four queries against a run of panels. A lane is one pair and sums over the dimensions in their
/// order, so the result does not depend on the width of the machine's vectors.
/// </summary>
public static class DistanceKernel
{
    /// <summary>How many queries are handled at once.</summary>
    public const int Queries = 4;

    private const int Half = PackedPoints.PanelWidth / 2;

    /// <summary>Squared distances from differences, without the cancellation of the expanded square.</summary>
    /// <param name="queries">Four queries, interleaved: value j of query q is at 4 j + q.</param>
    /// <param name="panels">Whole panels of <see cref="PackedPoints"/>.</param>
    /// <param name="dimension">The number of dimensions.</param>
    /// <param name="tile">Receives four rows, one per query, each as long as the panels have points.</param>
    public static void SquaredDistances(ReadOnlySpan<double> queries, ReadOnlySpan<double> panels, int dimension, Span<double> tile)
    {
        int panelLength = (dimension + 1) * PackedPoints.PanelWidth;
        int stride = panels.Length / panelLength * PackedPoints.PanelWidth;
        ref double query = ref MemoryMarshal.GetReference(queries);
        for (int panel = 0, at = 0; panel < panels.Length; panel += panelLength, at += PackedPoints.PanelWidth)
        {
            ref double point = ref MemoryMarshal.GetReference(panels[panel..]);
            Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            for (int j = 0; j < dimension; j++)
            {
                var y0 = Vector512.LoadUnsafe(ref point, (nuint)(j * PackedPoints.PanelWidth));
                var y1 = Vector512.LoadUnsafe(ref point, (nuint)((j * PackedPoints.PanelWidth) + Half));
                nuint x = (nuint)(j * Queries);
                Square(Broadcast(ref query, x), y0, y1, ref a0, ref a1);
                Square(Broadcast(ref query, x + 1), y0, y1, ref b0, ref b1);
                Square(Broadcast(ref query, x + 2), y0, y1, ref c0, ref c1);
                Square(Broadcast(ref query, x + 3), y0, y1, ref d0, ref d1);
            }
            Store(tile, at, stride, a0, a1, b0, b1, c0, c1, d0, d1);
        }
    }

    /// <summary>
    /// Half the squared norm of the point less the dot product: half the squared distance up to a term of the query alone, at half
    /// the arithmetic of <see cref="SquaredDistances"/>. Good for finding candidates, not for values.
    /// </summary>
    /// <inheritdoc cref="SquaredDistances" path="/param"/>
    public static void Rankings(ReadOnlySpan<double> queries, ReadOnlySpan<double> panels, int dimension, Span<double> tile)
    {
        int panelLength = (dimension + 1) * PackedPoints.PanelWidth;
        int stride = panels.Length / panelLength * PackedPoints.PanelWidth;
        ref double query = ref MemoryMarshal.GetReference(queries);
        for (int panel = 0, at = 0; panel < panels.Length; panel += panelLength, at += PackedPoints.PanelWidth)
        {
            ref double point = ref MemoryMarshal.GetReference(panels[panel..]);
            var norm0 = Vector512.LoadUnsafe(ref point, (nuint)(dimension * PackedPoints.PanelWidth));
            var norm1 = Vector512.LoadUnsafe(ref point, (nuint)((dimension * PackedPoints.PanelWidth) + Half));
            Vector512<double> a0 = norm0, a1 = norm1, b0 = norm0, b1 = norm1, c0 = norm0, c1 = norm1, d0 = norm0, d1 = norm1;
            for (int j = 0; j < dimension; j++)
            {
                var y0 = Vector512.LoadUnsafe(ref point, (nuint)(j * PackedPoints.PanelWidth));
                var y1 = Vector512.LoadUnsafe(ref point, (nuint)((j * PackedPoints.PanelWidth) + Half));
                nuint x = (nuint)(j * Queries);
                AddProduct(Broadcast(ref query, x), y0, y1, ref a0, ref a1);
                AddProduct(Broadcast(ref query, x + 1), y0, y1, ref b0, ref b1);
                AddProduct(Broadcast(ref query, x + 2), y0, y1, ref c0, ref c1);
                AddProduct(Broadcast(ref query, x + 3), y0, y1, ref d0, ref d1);
            }
            Store(tile, at, stride, a0, a1, b0, b1, c0, c1, d0, d1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Broadcast(ref double values, nuint index) =>
        Vector512.Create(Unsafe.Add(ref values, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(
        Vector512<double> x, Vector512<double> y0, Vector512<double> y1, ref Vector512<double> sum0, ref Vector512<double> sum1)
    {
        Vector512<double> difference0 = x + y0, difference1 = x + y1;
        sum0 = Vector512.FusedMultiplyAdd(difference0, difference0, sum0);
        sum1 = Vector512.FusedMultiplyAdd(difference1, difference1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddProduct(
        Vector512<double> x, Vector512<double> y0, Vector512<double> y1, ref Vector512<double> sum0, ref Vector512<double> sum1)
    {
        sum0 = Vector512.FusedMultiplyAdd(x, y0, sum0);
        sum1 = Vector512.FusedMultiplyAdd(x, y1, sum1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Span<double> tile, int at, int stride,
        Vector512<double> a0, Vector512<double> a1, Vector512<double> b0, Vector512<double> b1,
        Vector512<double> c0, Vector512<double> c1, Vector512<double> d0, Vector512<double> d1)
    {
        StoreRow(tile.Slice(at, PackedPoints.PanelWidth), a0, a1);
        StoreRow(tile.Slice(at + stride, PackedPoints.PanelWidth), b0, b1);
        StoreRow(tile.Slice(at + (2 * stride), PackedPoints.PanelWidth), c0, c1);
        StoreRow(tile.Slice(at + (3 * stride), PackedPoints.PanelWidth), d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(Span<double> row, Vector512<double> low, Vector512<double> high)
    {
        low.CopyTo(row);
        high.CopyTo(row[Half..]);
    }
}
