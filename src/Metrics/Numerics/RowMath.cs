using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// Sums over one or two rows. The order of summation is fixed, so a machine with narrower vectors gives the same bits. As elsewhere in
/// the metrics, the inner loops are compiled with full optimization at once: unoptimized vector code is tens of times slower, and a run
/// measures every metric only once.
/// </summary>
public static class RowMath
{
    private const int Lanes = 8;

    /// <summary>Σ (x − y)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref double first = ref MemoryMarshal.GetReference(x);
        ref double second = ref MemoryMarshal.GetReference(y);
        Vector512<double> lanes = Vector512<double>.Zero;
        int at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            Vector512<double> difference = Vector512.LoadUnsafe(ref first, (nuint)at) - Vector512.LoadUnsafe(ref second, (nuint)at);
            lanes = Vector512.FusedMultiplyAdd(difference, difference, lanes);
        }
        double sum = Sum(lanes);
        for (; at < x.Length; at++)
        {
            double difference = x[at] - y[at];
            sum = Math.FusedMultiplyAdd(difference, difference, sum);
        }
        return sum;
    }

    /// <summary>Σ x².</summary>
    public static double SquaredNorm(ReadOnlySpan<double> x) => Dot(x, x);

    /// <summary>Σ x y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref double first = ref MemoryMarshal.GetReference(x);
        ref double second = ref MemoryMarshal.GetReference(y);
        Vector512<double> lanes = Vector512<double>.Zero;
        int at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            lanes = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref first, (nuint)at), Vector512.LoadUnsafe(ref second, (nuint)at), lanes);
        }
        double sum = Sum(lanes);
        for (; at < x.Length; at++)
        {
            sum = Math.FusedMultiplyAdd(x[at], y[at], sum);
        }
        return sum;
    }

    /// <summary>Σ √x, for example of squared distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfRoots(ReadOnlySpan<double> x)
    {
        ref double first = ref MemoryMarshal.GetReference(x);
        Vector512<double> lanes = Vector512<double>.Zero;
        int at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            lanes += Vector512.Sqrt(Vector512.LoadUnsafe(ref first, (nuint)at));
        }
        double sum = Sum(lanes);
        for (; at < x.Length; at++)
        {
            sum += Math.Sqrt(x[at]);
        }
        return sum;
    }

    /// <summary>target += factor · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(Span<double> target, ReadOnlySpan<double> x, double factor)
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(x);
        var factors = Vector512.Create(factor);
        int at = 0;
        for (; at <= x.Length - Lanes; at += Lanes)
        {
            Vector512.FusedMultiplyAdd(factors, Vector512.LoadUnsafe(ref from, (nuint)at), Vector512.LoadUnsafe(ref to, (nuint)at))
                .StoreUnsafe(ref to, (nuint)at);
        }
        for (; at < x.Length; at++)
        {
            target[at] = Math.FusedMultiplyAdd(factor, x[at], target[at]);
        }
    }

    /// <summary>The mean of each column of a row-major table.</summary>
    public static double[] Means(ReadOnlySpan<double> rows, int dimension)
    {
        double[] means = new double[dimension];
        int count = rows.Length / dimension;
        for (int row = 0; row < count; row++)
        {
            AddScaled(means, rows.Slice(row * dimension, dimension), 1);
        }
        for (int column = 0; column < dimension; column++)
        {
            means[column] /= count;
        }
        return means;
    }

    /// <summary>Whether all rows of a table are the same point.</summary>
    public static bool AllRowsEqual(ReadOnlySpan<double> rows, int dimension)
    {
        for (int at = dimension; at < rows.Length; at += dimension)
        {
            if (!rows.Slice(at, dimension).SequenceEqual(rows[..dimension]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The sum over the lanes, halves first.</summary>
    public static double Sum(Vector512<double> lanes)
    {
        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
