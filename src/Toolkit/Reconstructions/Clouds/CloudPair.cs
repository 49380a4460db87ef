using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>The search for nearest points between two clouds: one row of squared distances at a time, several in every instruction.</summary>
internal static class CloudPair<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fills in the index of the nearest point of the other cloud, the first of equally near ones.</summary>
    /// <param name="first">[points, width].</param>
    /// <param name="second">[other points, width].</param>
    /// <param name="width">Coordinates of a point.</param>
    /// <param name="ofFirst">For each point of the first cloud; filled.</param>
    /// <param name="ofSecond">For each point of the second cloud; filled.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Search(ReadOnlySpan<T> first, ReadOnlySpan<T> second, int width, Span<long> ofFirst, Span<long> ofSecond)
    {
        var others = new PointColumns<T>(second, width);
        var least = new Vector<T>[others.Blocks];
        var leastRow = new Vector<T>[others.Blocks];
        Array.Fill(least, new Vector<T>(T.PositiveInfinity));
        for (int row = 0; row < ofFirst.Length; row++)
        {
            ofFirst[row] = SearchRow(first.Slice(row * width, width), others, least, leastRow, new Vector<T>(T.CreateChecked(row)));
        }
        ReadOnlySpan<T> rows = MemoryMarshal.Cast<Vector<T>, T>(leastRow);
        for (int column = 0; column < ofSecond.Length; column++)
        {
            ofSecond[column] = long.CreateTruncating(rows[column]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long SearchRow(ReadOnlySpan<T> point, PointColumns<T> others, Vector<T>[] least, Vector<T>[] leastRow, Vector<T> row)
    {
        var nearest = new Vector<T>(T.PositiveInfinity);
        Vector<T> nearestAt = Vector<T>.Zero;
        for (int block = 0; block < others.Blocks; block++)
        {
            Vector<T> squared = others.Squared(point, block);
            Vector<T> nearer = Vector.LessThan(squared, nearest);
            nearest = Vector.ConditionalSelect(nearer, squared, nearest);
            nearestAt = Vector.ConditionalSelect(nearer, others.Positions[block], nearestAt);
            Vector<T> lower = Vector.LessThan(squared, least[block]);
            least[block] = Vector.ConditionalSelect(lower, squared, least[block]);
            leastRow[block] = Vector.ConditionalSelect(lower, row, leastRow[block]);
        }
        return First(nearest, nearestAt);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long First(Vector<T> nearest, Vector<T> nearestAt)
    {
        (T distance, T at) = (nearest[0], nearestAt[0]);
        for (int lane = 1; lane < Vector<T>.Count; lane++)
        {
            if (nearest[lane] < distance || (nearest[lane] == distance && nearestAt[lane] < at))
            {
                (distance, at) = (nearest[lane], nearestAt[lane]);
            }
        }
        return long.CreateTruncating(at);
    }
}
