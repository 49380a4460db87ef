using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// Σ softplus(o) − o x over logits o and targets x, and its derivative sigmoid(o) − x, sixteen numbers at a time. With e = exp(−|o|) and u = 1 + e both come
/// from one exponential: softplus(o) = max(o, 0) + ln u and sigmoid(o) = 1/u, or e/u where o is negative.
/// </summary>
internal static class BernoulliSum
{
    /// <summary>Numbers that may be added up at once: few enough for single precision to round them as a pairwise sum does.</summary>
    public const int Block = 1024;

    /// <summary>The sum over a block, and its gradient times a scale.</summary>
    /// <param name="logits">o, no more than a block.</param>
    /// <param name="targets">x, as many.</param>
    /// <param name="gradient">Where the gradient goes, as many; empty where it is not wanted.</param>
    /// <param name="scale">What it is multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double For(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient, float scale)
    {
        // A cast leaves out what is less than a vector.
        double sum = Vectors(
            MemoryMarshal.Cast<float, Vector512<float>>(logits), MemoryMarshal.Cast<float, Vector512<float>>(targets),
            MemoryMarshal.Cast<float, Vector512<float>>(gradient), scale);
        for (int index = logits.Length - (logits.Length % Vector512<float>.Count); index < logits.Length; index++)
        {
            (float logit, float target) = (logits[index], targets[index]);
            float power = MathF.Exp(-MathF.Abs(logit)), upper = 1 + power;
            sum += Math.Max(logit, 0) + Math.Log(1.0 + power) - (logit * target);
            if (!gradient.IsEmpty)
            {
                gradient[index] = (((logit >= 0 ? 1 : power) / upper) - target) * scale;
            }
        }
        return sum;
    }

    // Taken into a caller it can exceed what the compiler is willing to inline; exponentials and logarithms are calls then, and take four times as long. And
    // what is compiled without optimizing first calls for each operation: the first epoch would last until the runtime compiles it once more.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Vectors(
        ReadOnlySpan<Vector512<float>> logits, ReadOnlySpan<Vector512<float>> targets, Span<Vector512<float>> gradient, float scale)
    {
        Vector512<float> sum = Vector512<float>.Zero, one = Vector512<float>.One;
        for (int index = 0; index < logits.Length; index++)
        {
            (Vector512<float> logit, Vector512<float> target) = (logits[index], targets[index]);
            Vector512<float> power = Vector512.Exp(-Vector512.Abs(logit)), upper = one + power;

            // ln(1 + e) with what 1 + e rounds off put back: for e below the precision of 1 it is e.
            Vector512<float> logarithm = Vector512.Log(upper) - ((upper - one - power) / upper);
            sum += Vector512.Max(logit, Vector512<float>.Zero) + logarithm - (logit * target);
            if (!gradient.IsEmpty)
            {
                Vector512<float> numerator = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(logit, Vector512<float>.Zero), one, power);
                gradient[index] = ((numerator / upper) - target) * scale;
            }
        }
        return Vector512.Sum(sum);
    }
}
