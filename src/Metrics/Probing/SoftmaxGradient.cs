using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>The product of the classifier's errors and the features, four classes and sixteen features at a time.</summary>
internal static class SoftmaxGradient
{
    private const int Half = ProbeData.WidthUnit / 2;

    /// <summary>Adds the gradient of some samples.</summary>
    /// <param name="errors">For each class a row: the samples' probability less its target. Four rows for each group of classes.</param>
    /// <param name="stride">The length of a row.</param>
    /// <param name="data">The features.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="gradient">For each class the gradient of its weights and its intercept.</param>
    public static void Add(double[] errors, int stride, ProbeData data, int first, int count, double[] gradient)
    {
        int length = data.Dimension + 1;
        Span<double> sums = stackalloc double[PairKernel.Queries * ProbeData.WidthUnit];
        for (int label = 0; label < data.ClassCount; label += PairKernel.Queries)
        {
            for (int column = 0; column < data.Width; column += ProbeData.WidthUnit)
            {
                ReadOnlySpan<double> features = data.Features.AsSpan((first * data.Width) + column);
                Multiply(errors.AsSpan(label * stride), stride, features, data.Width, count, sums);
                int columns = Math.Min(ProbeData.WidthUnit, length - column);
                for (int member = 0; member < Math.Min(PairKernel.Queries, data.ClassCount - label); member++)
                {
                    Span<double> target = gradient.AsSpan(((label + member) * length) + column, columns);
                    RowMath.AddScaled(target, sums.Slice(member * ProbeData.WidthUnit, columns), 1);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(
        ReadOnlySpan<double> errors, int stride, ReadOnlySpan<double> features, int width, int count, Span<double> sums)
    {
        ref double feature = ref MemoryMarshal.GetReference(features);
        ReadOnlySpan<double> e0 = errors[..count], e1 = errors.Slice(stride, count);
        ReadOnlySpan<double> e2 = errors.Slice(2 * stride, count), e3 = errors.Slice(3 * stride, count);
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int sample = 0; sample < count; sample++)
        {
            var y0 = Vector512.LoadUnsafe(ref feature, (nuint)(sample * width));
            var y1 = Vector512.LoadUnsafe(ref feature, (nuint)((sample * width) + Half));
            var error = Vector512.Create(e0[sample]);
            (a0, a1) = (Vector512.FusedMultiplyAdd(error, y0, a0), Vector512.FusedMultiplyAdd(error, y1, a1));
            error = Vector512.Create(e1[sample]);
            (b0, b1) = (Vector512.FusedMultiplyAdd(error, y0, b0), Vector512.FusedMultiplyAdd(error, y1, b1));
            error = Vector512.Create(e2[sample]);
            (c0, c1) = (Vector512.FusedMultiplyAdd(error, y0, c0), Vector512.FusedMultiplyAdd(error, y1, c1));
            error = Vector512.Create(e3[sample]);
            (d0, d1) = (Vector512.FusedMultiplyAdd(error, y0, d0), Vector512.FusedMultiplyAdd(error, y1, d1));
        }
        Vector512<double>[] all = [a0, a1, b0, b1, c0, c1, d0, d1];
        for (int at = 0; at < all.Length; at++)
        {
            all[at].CopyTo(sums[(at * Half)..]);
        }
    }
}
