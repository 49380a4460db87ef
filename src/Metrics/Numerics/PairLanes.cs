using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// One group of queries against one panel, two vectors of points at a time: eight sums, which stay in the registers at either width. Vectors of
/// 512 bits cover a panel at once, those of 256 bits take its halves one after the other.
/// </summary>
internal static class PairLanes
{
    private const int Width = PackedPoints.PanelWidth;

    /// <summary>Sums the terms of some dimensions.</summary>
    /// <param name="queries">The group, interleaved, from the first of these dimensions on.</param>
    /// <param name="points">The panel from the first of these dimensions on.</param>
    /// <param name="halfNorms">Half the points' squared norms.</param>
    /// <param name="tile">Receives a row for each query.</param>
    /// <param name="stride">The length of a row.</param>
    /// <param name="count">How many dimensions.</param>
    /// <param name="first">Whether the sums start here; otherwise they go on from what the tile holds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate<TTerm, TLanes, TVector>(
        ReadOnlySpan<double> queries, ReadOnlySpan<double> points, ReadOnlySpan<double> halfNorms, Span<double> tile, int stride, int count,
        bool first)
        where TTerm : struct, IPairTerm
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        for (int lane = 0; lane < Width; lane += 2 * TLanes.Count)
        {
            ref double query = ref MemoryMarshal.GetReference(queries);
            ref double point = ref MemoryMarshal.GetReference(points[lane..]);
            ref double halfNorm = ref MemoryMarshal.GetReference(halfNorms[lane..]);
            ref double row0 = ref MemoryMarshal.GetReference(tile[lane..]);
            ref double row1 = ref Unsafe.Add(ref row0, stride);
            ref double row2 = ref Unsafe.Add(ref row1, stride);
            ref double row3 = ref Unsafe.Add(ref row2, stride);
            TVector a0, a1, b0, b1, c0, c1, d0, d1;
            if (first)
            {
                a0 = b0 = c0 = d0 = TTerm.Start<TLanes, TVector>(TLanes.Load(ref halfNorm, 0));
                a1 = b1 = c1 = d1 = TTerm.Start<TLanes, TVector>(TLanes.Load(ref halfNorm, TLanes.Count));
            }
            else
            {
                (a0, a1) = (TLanes.Load(ref row0, 0), TLanes.Load(ref row0, TLanes.Count));
                (b0, b1) = (TLanes.Load(ref row1, 0), TLanes.Load(ref row1, TLanes.Count));
                (c0, c1) = (TLanes.Load(ref row2, 0), TLanes.Load(ref row2, TLanes.Count));
                (d0, d1) = (TLanes.Load(ref row3, 0), TLanes.Load(ref row3, TLanes.Count));
            }
            for (nint j = 0; j < count; j++)
            {
                TVector y0 = TLanes.Load(ref point, j * Width);
                TVector y1 = TLanes.Load(ref point, (j * Width) + TLanes.Count);
                TVector x = TLanes.Create(Unsafe.Add(ref query, j * PairKernel.Queries));
                a0 = TTerm.Add<TLanes, TVector>(a0, x, y0);
                a1 = TTerm.Add<TLanes, TVector>(a1, x, y1);
                x = TLanes.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 1));
                b0 = TTerm.Add<TLanes, TVector>(b0, x, y0);
                b1 = TTerm.Add<TLanes, TVector>(b1, x, y1);
                x = TLanes.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 2));
                c0 = TTerm.Add<TLanes, TVector>(c0, x, y0);
                c1 = TTerm.Add<TLanes, TVector>(c1, x, y1);
                x = TLanes.Create(Unsafe.Add(ref query, (j * PairKernel.Queries) + 3));
                d0 = TTerm.Add<TLanes, TVector>(d0, x, y0);
                d1 = TTerm.Add<TLanes, TVector>(d1, x, y1);
            }
            TLanes.Store(a0, ref row0, 0);
            TLanes.Store(a1, ref row0, TLanes.Count);
            TLanes.Store(b0, ref row1, 0);
            TLanes.Store(b1, ref row1, TLanes.Count);
            TLanes.Store(c0, ref row2, 0);
            TLanes.Store(c1, ref row2, TLanes.Count);
            TLanes.Store(d0, ref row3, 0);
            TLanes.Store(d1, ref row3, TLanes.Count);
        }
    }
}

/// <summary>What a kernel sums for each pair of query and point, with the same bits at either width of the vectors.</summary>
public interface IPairTerm
{
    /// <summary>Where the sum starts, given half the points' squared norms.</summary>
    static abstract TVector Start<TLanes, TVector>(TVector halfNorms)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;

    /// <summary>Adds the term of one dimension, given the query's coordinate and the points' negated ones.</summary>
    static abstract TVector Add<TLanes, TVector>(TVector sum, TVector query, TVector negated)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct;
}

/// <summary>Squared distances from differences, without the cancellation of the expanded square.</summary>
public readonly struct SquaredDifference : IPairTerm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TLanes, TVector>(TVector halfNorms)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TLanes, TVector>(TVector sum, TVector query, TVector negated)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        TVector difference = TLanes.Add(query, negated);
        return TLanes.MultiplyAdd(difference, difference, sum);
    }
}

/// <summary>
/// Half the point's squared norm less the dot product: half the squared distance up to a term of the query alone, with half the
/// arithmetic. Good for finding the nearest, not for values.
/// </summary>
public readonly struct Ranking : IPairTerm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TLanes, TVector>(TVector halfNorms)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => halfNorms;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TLanes, TVector>(TVector sum, TVector query, TVector negated)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.MultiplyAdd(query, negated, sum);
}

/// <summary>The dot product with its sign turned: exact where differences are not wanted, as in products of matrices.</summary>
public readonly struct NegatedProduct : IPairTerm
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Start<TLanes, TVector>(TVector halfNorms)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => default;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Add<TLanes, TVector>(TVector sum, TVector query, TVector negated)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct => TLanes.MultiplyAdd(query, negated, sum);
}

/// <summary>The instructions of one width of vectors: .NET has them for each width alone.</summary>
/// <typeparam name="TVector">A vector of that width.</typeparam>
public interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>How many numbers a vector holds.</summary>
    static abstract int Count { get; }

    /// <summary>The numbers from an offset on.</summary>
    static abstract TVector Load(ref double source, nint offset);

    /// <summary>Writes the numbers at an offset.</summary>
    static abstract void Store(TVector vector, ref double target, nint offset);

    /// <summary>A number in every lane.</summary>
    static abstract TVector Create(double value);

    /// <summary>x + y.</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary>x · y + z, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);
}

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Lanes512 : ILanes<Vector512<double>>
{
    public static int Count => Vector512<double>.Count;

    public static Vector512<double> Load(ref double source, nint offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    public static void Store(Vector512<double> vector, ref double target, nint offset) => vector.StoreUnsafe(ref target, (nuint)offset);

    public static Vector512<double> Create(double value) => Vector512.Create(value);

    public static Vector512<double> Add(Vector512<double> x, Vector512<double> y) => x + y;

    public static Vector512<double> MultiplyAdd(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Vector512.FusedMultiplyAdd(x, y, z);
}

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Lanes256 : ILanes<Vector256<double>>
{
    public static int Count => Vector256<double>.Count;

    public static Vector256<double> Load(ref double source, nint offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static void Store(Vector256<double> vector, ref double target, nint offset) => vector.StoreUnsafe(ref target, (nuint)offset);

    public static Vector256<double> Create(double value) => Vector256.Create(value);

    public static Vector256<double> Add(Vector256<double> x, Vector256<double> y) => x + y;

    public static Vector256<double> MultiplyAdd(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Vector256.FusedMultiplyAdd(x, y, z);
}
