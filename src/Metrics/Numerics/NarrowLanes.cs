using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// One group of queries against one panel with the 16 registers of 256 bits: the panel's halves one after the other, each with eight sums of
/// four pairs, for more would not stay in the registers.
/// </summary>
internal static class NarrowLanes
{
    private const int Width = PackedPoints.PanelWidth;
    private const int Lanes = 4;
    private const int Half = Width / 2;

    public static void Accumulate<TTerm>(
        ReadOnlySpan<double> queries, ReadOnlySpan<double> points, ReadOnlySpan<double> halfNorms, Span<double> tile, int stride, int count,
        bool first)
        where TTerm : struct, IPairTerm
    {
        AccumulateHalf<TTerm>(queries, points, halfNorms, tile, stride, count, first);
        AccumulateHalf<TTerm>(queries, points[Half..], halfNorms[Half..], tile[Half..], stride, count, first);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AccumulateHalf<TTerm>(
        ReadOnlySpan<double> queries, ReadOnlySpan<double> points, ReadOnlySpan<double> halfNorms, Span<double> tile, int stride, int count,
        bool first)
        where TTerm : struct, IPairTerm
    {
        ref double query = ref MemoryMarshal.GetReference(queries);
        ref double point = ref MemoryMarshal.GetReference(points);
        ref double row0 = ref MemoryMarshal.GetReference(tile);
        ref double row1 = ref Unsafe.Add(ref row0, stride);
        ref double row2 = ref Unsafe.Add(ref row1, stride);
        ref double row3 = ref Unsafe.Add(ref row2, stride);
        Vector256<double> a0, a1, b0, b1, c0, c1, d0, d1;
        if (first)
        {
            a0 = b0 = c0 = d0 = TTerm.Start(Vector256.LoadUnsafe(in MemoryMarshal.GetReference(halfNorms)));
            a1 = b1 = c1 = d1 = TTerm.Start(Vector256.LoadUnsafe(in MemoryMarshal.GetReference(halfNorms), Lanes));
        }
        else
        {
            (a0, a1) = (Vector256.LoadUnsafe(ref row0), Vector256.LoadUnsafe(ref row0, Lanes));
            (b0, b1) = (Vector256.LoadUnsafe(ref row1), Vector256.LoadUnsafe(ref row1, Lanes));
            (c0, c1) = (Vector256.LoadUnsafe(ref row2), Vector256.LoadUnsafe(ref row2, Lanes));
            (d0, d1) = (Vector256.LoadUnsafe(ref row3), Vector256.LoadUnsafe(ref row3, Lanes));
        }
        for (nuint j = 0; j < (nuint)count; j++)
        {
            var y0 = Vector256.LoadUnsafe(ref point, j * Width);
            var y1 = Vector256.LoadUnsafe(ref point, (j * Width) + Lanes);
            var x = Vector256.Create(Unsafe.Add(ref query, j * PairKernel.Queries));
            (a0, a1) = (TTerm.Add(a0, x, y0), TTerm.Add(a1, x, y1));
            x = Vector256.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 1));
            (b0, b1) = (TTerm.Add(b0, x, y0), TTerm.Add(b1, x, y1));
            x = Vector256.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 2));
            (c0, c1) = (TTerm.Add(c0, x, y0), TTerm.Add(c1, x, y1));
            x = Vector256.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 3));
            (d0, d1) = (TTerm.Add(d0, x, y0), TTerm.Add(d1, x, y1));
        }
        a0.StoreUnsafe(ref row0);
        a1.StoreUnsafe(ref row0, Lanes);
        b0.StoreUnsafe(ref row1);
        b1.StoreUnsafe(ref row1, Lanes);
        c0.StoreUnsafe(ref row2);
        c1.StoreUnsafe(ref row2, Lanes);
        d0.StoreUnsafe(ref row3);
        d1.StoreUnsafe(ref row3, Lanes);
    }
}
