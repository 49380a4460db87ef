using System.Numerics;
using System.Runtime.InteropServices;

namespace NebulaBench.Host.Evaluation.Covariance;

/// <summary>Sums over columns. Each runs on one thread in a fixed order, so that its result depends on nothing but its input.</summary>
public static class VectorMath
{
    /// <summary>Σ x.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        Vector<double> total = Vector<double>.Zero;
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(x);
        foreach (Vector<double> vector in vectors)
        {
            total += vector;
        }
        double sum = Vector.Sum(total);
        foreach (double value in x[(vectors.Length * Vector<double>.Count)..])
        {
            sum += value;
        }
        return sum;
    }

    /// <summary>Σ x · y.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> left = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> right = MemoryMarshal.Cast<double, Vector<double>>(y[..x.Length]);
        Vector<double> first = Vector<double>.Zero, second = Vector<double>.Zero;
        int at = 0;
        for (; at + 1 < left.Length; at += 2)
        {
            first += left[at] * right[at];
            second += left[at + 1] * right[at + 1];
        }
        if (at < left.Length)
        {
            first += left[at] * right[at];
        }
        double sum = Vector.Sum(first + second);
        for (int rest = left.Length * Vector<double>.Count; rest < x.Length; rest++)
        {
            sum += x[rest] * y[rest];
        }
        return sum;
    }

    /// <summary>product = x · y, element by element.</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> product)
    {
        ReadOnlySpan<Vector<double>> left = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> right = MemoryMarshal.Cast<double, Vector<double>>(y[..x.Length]);
        Span<Vector<double>> result = MemoryMarshal.Cast<double, Vector<double>>(product[..x.Length]);
        for (int at = 0; at < left.Length; at++)
        {
            result[at] = left[at] * right[at];
        }
        for (int rest = left.Length * Vector<double>.Count; rest < x.Length; rest++)
        {
            product[rest] = x[rest] * y[rest];
        }
    }

    /// <summary>y = y − factor · x.</summary>
    public static void SubtractMultiple(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        for (int at = 0; at < y.Length; at++)
        {
            y[at] -= factor * x[at];
        }
    }

    /// <summary>total = total + x · y, element by element.</summary>
    public static void AddProduct(Span<double> total, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        for (int at = 0; at < total.Length; at++)
        {
            total[at] += x[at] * y[at];
        }
    }
}
