using System.Numerics;
using System.Runtime.InteropServices;

namespace NebulaBench.Reconstruction.Clouds;

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
    public static void Search(ReadOnlySpan<T> first, ReadOnlySpan<T> second, int width, Span<long> ofFirst, Span<long> ofSecond)
    {
        int lanes = Vector<T>.Count, blocks = (ofSecond.Length + lanes - 1) / lanes;
        Vector<T>[] columns = Columns(second, width, ofSecond.Length, blocks);
        var least = new Vector<T>[blocks];
        var leastRow = new Vector<T>[blocks];
        Array.Fill(least, new Vector<T>(T.PositiveInfinity));
        var positions = new Vector<T>[blocks];
        for (int block = 0; block < blocks; block++)
        {
            positions[block] = Vector<T>.Zero + FirstLanes() + new Vector<T>(T.CreateChecked(block * lanes));
        }
        for (int row = 0; row < ofFirst.Length; row++)
        {
            ofFirst[row] = SearchRow(first.Slice(row * width, width), columns, positions, least, leastRow, new Vector<T>(T.CreateChecked(row)));
        }
        ReadOnlySpan<T> rows = MemoryMarshal.Cast<Vector<T>, T>(leastRow);
        for (int column = 0; column < ofSecond.Length; column++)
        {
            ofSecond[column] = long.CreateTruncating(rows[column]);
        }
    }

    // Indices are kept as numbers of the coordinates' own kind, exact up to 2^24 points, so that one mask chooses both.
    private static long SearchRow(
        ReadOnlySpan<T> point, Vector<T>[] columns, Vector<T>[] positions, Vector<T>[] least, Vector<T>[] leastRow, Vector<T> row)
    {
        int blocks = least.Length;
        var nearest = new Vector<T>(T.PositiveInfinity);
        Vector<T> nearestAt = Vector<T>.Zero;
        for (int block = 0; block < blocks; block++)
        {
            Vector<T> squared = Vector<T>.Zero;
            for (int axis = 0; axis < point.Length; axis++)
            {
                Vector<T> difference = columns[(axis * blocks) + block] - new Vector<T>(point[axis]);
                squared += difference * difference;
            }
            Vector<T> nearer = Less(squared, nearest);
            nearest = Vector.ConditionalSelect(nearer, squared, nearest);
            nearestAt = Vector.ConditionalSelect(nearer, positions[block], nearestAt);
            Vector<T> lower = Less(squared, least[block]);
            least[block] = Vector.ConditionalSelect(lower, squared, least[block]);
            leastRow[block] = Vector.ConditionalSelect(lower, row, leastRow[block]);
        }
        return First(nearest, nearestAt);
    }

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

    // Axis after axis; what fills up the last block is infinitely far away.
    private static Vector<T>[] Columns(ReadOnlySpan<T> points, int width, int count, int blocks)
    {
        var columns = new Vector<T>[width * blocks];
        Span<T> values = MemoryMarshal.Cast<Vector<T>, T>(columns.AsSpan());
        values.Fill(T.PositiveInfinity);
        for (int point = 0; point < count; point++)
        {
            for (int axis = 0; axis < width; axis++)
            {
                values[(axis * blocks * Vector<T>.Count) + point] = points[(point * width) + axis];
            }
        }
        return columns;
    }

    private static Vector<T> FirstLanes()
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            lanes[lane] = T.CreateChecked(lane);
        }
        return new Vector<T>(lanes);
    }

    private static Vector<T> Less(Vector<T> left, Vector<T> right) => Vector.LessThan(left, right);
}
