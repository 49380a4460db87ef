using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

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

    /// <summary>Computes all pairs of some queries and some points.</summary>
    /// <param name="queries">Groups of four queries, interleaved (<c>Interleave</c>).</param>
    /// <param name="panels">Whole panels of <see cref="PackedPoints"/>.</param>
    /// <param name="dimension">The number of dimensions.</param>
    /// <param name="tile">Receives one row per query, four for each group, each as long as the panels have points.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
                    ReadOnlySpan<double> members = queries.Slice((group * groupLength) + (from * Queries), count * Queries);
                    Span<double> target = tile[((group * Queries * stride) + (panel * Width))..];
                    if (Vector512.IsHardwareAccelerated)
                    {
                        PairLanes.Accumulate<TTerm, Lanes512, Vector512<double>>(
                            members, points[(from * Width)..], points[^Width..], target, stride, count, from == 0);
                    }
                    else
                    {
                        PairLanes.Accumulate<TTerm, Lanes256, Vector256<double>>(
                            members, points[(from * Width)..], points[^Width..], target, stride, count, from == 0);
                    }
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
}
