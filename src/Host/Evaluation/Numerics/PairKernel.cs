using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Host.Evaluation.Numerics;

/// <summary>
/// The inner loop over pairs: groups of four queries against panels of sixteen points. A lane is one pair and sums over the dimensions in
/// their order, so the result does not depend on the width of the machine's vectors.
/// </summary>
public static class PairKernel
{
    /// <summary>How many queries make a group.</summary>
    public const int Queries = 4;

    // So many dimensions of one panel and of all queries stay in the first cache.
    private const int CachedDimensions = 32;
    private const int Width = PackedPoints.PanelWidth;
    private const int Half = Width / 2;

    /// <summary>Computes all pairs of some queries and some points.</summary>
    /// <param name="queries">Groups of four queries, interleaved (<c>Interleave</c>).</param>
    /// <param name="panels">Whole panels of <see cref="PackedPoints"/>.</param>
    /// <param name="dimension">The number of dimensions.</param>
    /// <param name="tile">Receives one row per query, four for each group, each as long as the panels have points.</param>
    public static void Run<TTerm>(ReadOnlySpan<double> queries, ReadOnlySpan<double> panels, int dimension, Span<double> tile)
        where TTerm : struct, IPairTerm
    {
        int panelLength = (dimension + 1) * Width;
        int groupLength = dimension * Queries;
        int stride = panels.Length / panelLength * Width;
        int groups = queries.Length / groupLength;
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, groups * Queries * stride);
        for (int panel = 0; panel < stride / Width; panel++)
        {
            ReadOnlySpan<double> points = panels.Slice(panel * panelLength, panelLength);
            for (int from = 0; from < dimension; from += CachedDimensions)
            {
                int count = Math.Min(CachedDimensions, dimension - from);
                for (int group = 0; group < groups; group++)
                {
                    Accumulate<TTerm>(
                        queries.Slice((group * groupLength) + (from * Queries), count * Queries), points[(from * Width)..], points[^Width..],
                        tile[((group * Queries * stride) + (panel * Width))..], stride, count, from == 0);
                }
            }
        }
    }

    /// <summary>One squared distance, with the same bits as <see cref="SquaredDifference"/> gives.</summary>
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int j = 0; j < x.Length; j++)
        {
            double difference = x[j] - y[j];
            sum = Math.FusedMultiplyAdd(difference, difference, sum);
        }
        return sum;
    }

    /// <summary>Puts rows into groups of four, value j of member q of a group at 4 j + q; the last group is filled up with zeros.</summary>
    public static double[] Interleave(ReadOnlySpan<double> rows, int dimension)
    {
        double[] result = new double[InterleavedLength(rows.Length / dimension, dimension)];
        Interleave(rows, dimension, result);
        return result;
    }

    /// <summary>The length of so many interleaved rows.</summary>
    public static int InterleavedLength(int rows, int dimension) => (rows + Queries - 1) / Queries * Queries * dimension;

    /// <inheritdoc cref="Interleave(ReadOnlySpan{double}, int)"/>
    public static void Interleave(ReadOnlySpan<double> rows, int dimension, Span<double> target)
    {
        for (int row = 0; row < rows.Length / dimension; row++)
        {
            int at = (row / Queries * Queries * dimension) + (row % Queries);
            for (int j = 0; j < dimension; j++)
            {
                target[at + (j * Queries)] = rows[(row * dimension) + j];
            }
        }
    }

    private static void Accumulate<TTerm>(
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
            var x = Vector512.Create(Unsafe.Add(ref query, j * Queries));
            (a0, a1) = (TTerm.Add(a0, x, y0), TTerm.Add(a1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * Queries) + 1));
            (b0, b1) = (TTerm.Add(b0, x, y0), TTerm.Add(b1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * Queries) + 2));
            (c0, c1) = (TTerm.Add(c0, x, y0), TTerm.Add(c1, x, y1));
            x = Vector512.Create(Unsafe.Add(ref query, (j * Queries) + 3));
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
