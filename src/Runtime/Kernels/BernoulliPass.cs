using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TorchSharp;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// <see cref="BernoulliSum"/> over whole tensors, on as many threads as libtorch has. Blocks are added up one after the other whoever did them, so that the
/// result does not depend on their number. One pass at a time.
/// </summary>
public sealed class BernoulliPass
{
    /// <summary>How many blocks are worth a thread.</summary>
    private const int Share = 16;

    private readonly ParallelWorkItem shares;
    private torch.Tensor? logits, targets, gradient;
    private float scale;
    private double[] sums = [];

    public BernoulliPass() => shares = new ParallelWorkItem(Add);

    /// <summary>The sum.</summary>
    /// <param name="logits">o, as <see cref="TensorSpan"/> are.</param>
    /// <param name="targets">x, as many.</param>
    /// <param name="gradient">Where the gradient goes, as many; null where it is not wanted.</param>
    /// <param name="scale">What it is multiplied by.</param>
    public double Take(torch.Tensor logits, torch.Tensor targets, torch.Tensor? gradient, float scale)
    {
        (this.logits, this.targets, this.gradient, this.scale) = (logits, targets, gradient, scale);
        int blocks = (int)((logits.numel() + BernoulliSum.Block - 1) / BernoulliSum.Block);
        if (sums.Length != blocks)
        {
            sums = new double[blocks];
        }
        shares.Do(blocks, Share, torch.get_num_threads());
        double sum = 0;
        foreach (double block in sums)
        {
            sum += block;
        }
        return sum;
    }

    /// <summary>Adds up each block from one to before another, by itself.</summary>
    private void Add(long from, long to)
    {
        ReadOnlySpan<float> allLogits = TensorSpan.For(logits!), allTargets = TensorSpan.For(targets!);
        Span<float> allGradient = gradient is null ? [] : TensorSpan.For(gradient);
        for (int block = (int)from; block < to; block++)
        {
            int start = block * BernoulliSum.Block, count = Math.Min(BernoulliSum.Block, allLogits.Length - start);
            sums[block] = BernoulliSum.For(
                allLogits.Slice(start, count), allTargets.Slice(start, count), gradient is null ? [] : allGradient.Slice(start, count), scale);
        }
    }
}

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
