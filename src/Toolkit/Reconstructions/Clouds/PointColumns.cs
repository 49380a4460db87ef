using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>
/// A cloud laid out axis after axis, so that one instruction handles several points. What fills up the last block is infinitely far away.
/// </summary>
internal sealed class PointColumns<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector<T>[] columns;
    private readonly int width;

    /// <param name="points">[points, width].</param>
    /// <param name="width">Coordinates of a point.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PointColumns(ReadOnlySpan<T> points, int width)
    {
        this.width = width;
        Count = points.Length / width;
        Blocks = (Count + Vector<T>.Count - 1) / Vector<T>.Count;
        columns = new Vector<T>[width * Blocks];
        Positions = new Vector<T>[Blocks];
        Span<T> values = MemoryMarshal.Cast<Vector<T>, T>(columns.AsSpan()), positions = MemoryMarshal.Cast<Vector<T>, T>(Positions.AsSpan());
        values.Fill(T.PositiveInfinity);
        for (int point = 0; point < Count; point++)
        {
            for (int axis = 0; axis < width; axis++)
            {
                values[(axis * positions.Length) + point] = points[(point * width) + axis];
            }
        }
        for (int place = 0; place < positions.Length; place++)
        {
            positions[place] = T.CreateChecked(place);
        }
    }

    /// <summary>The number of points.</summary>
    public int Count { get; }

    /// <summary>The number of blocks, each of as many points as an instruction handles.</summary>
    public int Blocks { get; }

    /// <summary>
    /// The points' indices by block. They are numbers of the coordinates' own kind, exact up to 2^24 points, so that one mask chooses
    /// distances and indices alike.
    /// </summary>
    public Vector<T>[] Positions { get; }

    /// <summary>The squared distances of a point to those of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Squared(ReadOnlySpan<T> point, int block)
    {
        Vector<T> squared = Vector<T>.Zero;
        for (int axis = 0; axis < width; axis++)
        {
            Vector<T> difference = columns[(axis * Blocks) + block] - new Vector<T>(point[axis]);
            squared += difference * difference;
        }
        return squared;
    }
}
