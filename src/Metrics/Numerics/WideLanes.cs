using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>One group of queries against one panel with the 32 registers of 512 bits: eight sums of eight pairs each.</summary>
internal static class WideLanes
{
    private const int Width = PackedPoints.PanelWidth;
    private const int Half = Width / 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TTerm>(
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
        Vector512<double> a0, a1, b0, b1, c0, c1, d0, d1;
        if (first)
        {
            a0 = b0 = c0 = d0 = TTerm.Start(Vector512.LoadUnsafe(in MemoryMarshal.GetReference(halfNorms)));
            a1 = b1 = c1 = d1 = TTerm.Start(Vector512.LoadUnsafe(in MemoryMarshal.GetReference(halfNorms), Half));
        }
        else
        {
            (a0, a1) = (Vector512.LoadUnsafe(ref row0), Vector512.LoadUnsafe(ref row0, Half));
            (b0, b1) = (Vector512.LoadUnsafe(ref row1), Vector512.LoadUnsafe(ref row1, Half));
            (c0, c1) = (Vector512.LoadUnsafe(ref row2), Vector512.LoadUnsafe(ref row2, Half));
            (d0, d1) = (Vector512.LoadUnsafe(ref row3), Vector512.LoadUnsafe(ref row3, Half));
        }
        for (nuint j = 0; j < (nuint)count; j++)
        {
            var y0 = Vector512.LoadUnsafe(ref point, j * Width);
            var y1 = Vector512.LoadUnsafe(ref point, (j * Width) + Half);
            var x = Vector512.Create(Unsafe.Add(ref query, j * PairKernel.Queries));
            (a0, a1) = (TTerm.Add(a0, x, y0), TTerm.Add(a1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 1));
            (b0, b1) = (TTerm.Add(b0, x, y0), TTerm.Add(b1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 2));
            (c0, c1) = (TTerm.Add(c0, x, y0), TTerm.Add(c1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 3));
            (d0, d1) = (TTerm.Add(d0, x, y0), TTerm.Add(d1, x, y1));
        }
        a0.StoreUnsafe(ref row0);
        a1.StoreUnsafe(ref row0, Half);
        b0.StoreUnsafe(ref row1);
        b1.StoreUnsafe(ref row1, Half);
        c0.StoreUnsafe(ref row2);
        c1.StoreUnsafe(ref row2, Half);
        d0.StoreUnsafe(ref row3);
        d1.StoreUnsafe(ref row3, Half);
    }
}
