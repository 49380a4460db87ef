using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Output;

/// <summary>The inner loop of Sinkhorn's iterations.</summary>
internal static class LogSumExp
{
    /// <summary>ln of the mean over j of exp((p_j − c_ij) / ε), for the distances c of point i to all others.</summary>
    public static double OfPlan(PointDistances distances, int i, double[] potentials, double smoothing, double[] buffer)
    {
        distances.Fill(i, buffer);
        double largest = Subtract(buffer, potentials, 1 / smoothing);
        return largest + Math.Log(Exponentiate(buffer, largest) / buffer.Length);
    }

    /// <summary>Replaces each x by exp(x − shift) and gives the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exponentiate(Span<double> x, double shift)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var shifts = Vector256.Create(shift);
        Vector256<double> total = Vector256<double>.Zero;
        for (int at = 0; at < vectors.Length; at++)
        {
            Vector256<double> power = Vector256.Exp(vectors[at] - shifts);
            vectors[at] = power;
            total += power;
        }
        double sum = Vector256.Sum(total);
        foreach (ref double value in x[(vectors.Length * Vector256<double>.Count)..])
        {
            value = Math.Exp(value - shift);
            sum += value;
        }
        return sum;
    }

    /// <summary>Replaces each cost c by (p − c) times a scale and gives the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Subtract(Span<double> costs, ReadOnlySpan<double> potentials, double scale)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(costs);
        ReadOnlySpan<Vector256<double>> minuends = MemoryMarshal.Cast<double, Vector256<double>>(potentials);
        var largest = Vector256.Create(double.NegativeInfinity);
        for (int at = 0; at < vectors.Length; at++)
        {
            vectors[at] = (minuends[at] - vectors[at]) * scale;
            largest = Vector256.Max(largest, vectors[at]);
        }
        double result = double.NegativeInfinity;
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            result = Math.Max(result, largest[lane]);
        }
        for (int at = vectors.Length * Vector256<double>.Count; at < costs.Length; at++)
        {
            costs[at] = (potentials[at] - costs[at]) * scale;
            result = Math.Max(result, costs[at]);
        }
        return result;
    }
}
