using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Host.Evaluation.Output;

/// <summary>The inner loop of Sinkhorn's iterations.</summary>
internal static class SoftMaximum
{
    /// <summary>ln of the mean over j of exp((p_j − c_ij) / ε), for the distances c of point i to all others.</summary>
    public static double OfPlan(PointDistances distances, int i, double[] potentials, double smoothing, double[] buffer)
    {
        distances.Fill(i, buffer);
        double largest = double.NegativeInfinity, inverse = 1 / smoothing;
        for (int j = 0; j < buffer.Length; j++)
        {
            buffer[j] = (potentials[j] - buffer[j]) * inverse;
            largest = Math.Max(largest, buffer[j]);
        }
        return largest + Math.Log(Exponentiate(buffer, largest) / buffer.Length);
    }

    /// <summary>Replaces each x by exp(x − shift) and gives the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Exponentiate(Span<double> x, double shift)
    {
        Span<Vector256<double>> vectors = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var shifts = Vector256.Create(shift);
        Vector256<double> total = Vector256<double>.Zero;
        foreach (ref Vector256<double> vector in vectors)
        {
            vector = Vector256.Exp(vector - shifts);
            total += vector;
        }
        double sum = Vector256.Sum(total);
        foreach (ref double value in x[(vectors.Length * Vector256<double>.Count)..])
        {
            value = Math.Exp(value - shift);
            sum += value;
        }
        return sum;
    }
}
