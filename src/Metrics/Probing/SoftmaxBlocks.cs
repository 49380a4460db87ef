using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// Mean negative log-likelihood of a softmax classifier and its gradient, in blocks of fixed size that are added up in their order.
/// </summary>
internal sealed class SoftmaxBlocks
{
    private const int BlockPanels = 32;
    private const int Lanes = 8;

    private readonly ProbeData data;
    private readonly double[] interleaved;
    private readonly double[] intercepts;

    public SoftmaxBlocks(ProbeData data, ReadOnlySpan<double> parameters)
    {
        this.data = data;
        double[] weights = new double[data.ClassCount * data.Dimension];
        intercepts = new double[data.ClassCount];
        for (int label = 0; label < data.ClassCount; label++)
        {
            ReadOnlySpan<double> own = parameters.Slice(label * (data.Dimension + 1), data.Dimension + 1);
            own[..^1].CopyTo(weights.AsSpan(label * data.Dimension));
            intercepts[label] = own[^1];
        }
        interleaved = PairKernel.Interleave(weights, data.Dimension);
    }

    /// <summary>Writes the gradient and gives the loss.</summary>
    public double Run(Span<double> gradient)
    {
        int blocks = (data.Packed.PanelCount + BlockPanels - 1) / BlockPanels;
        double[] losses = new double[blocks];
        double[][] gradients = new double[blocks][];
        int tileLength = interleaved.Length / data.Dimension * BlockPanels * PackedPoints.PanelWidth;
        Parallelism.For(0, blocks, block =>
        {
            double[] tile = ArrayPool<double>.Shared.Rent(tileLength);
            gradients[block] = new double[data.ClassCount * (data.Dimension + 1)];
            losses[block] = RunBlock(block * BlockPanels, tile, gradients[block]);
            ArrayPool<double>.Shared.Return(tile);
        });
        gradient.Clear();
        double loss = 0;
        for (int block = 0; block < blocks; block++)
        {
            loss += losses[block] / data.Count;
            RowMath.AddScaled(gradient, gradients[block], 1.0 / data.Count);
        }
        return loss;
    }

    private double RunBlock(int firstPanel, double[] tile, double[] gradient)
    {
        int panels = Math.Min(BlockPanels, data.Packed.PanelCount - firstPanel);
        int stride = panels * PackedPoints.PanelWidth;
        // Half the squared norm less weights · x: the norm is the same for every class and drops out of the softmax.
        PairKernel.Run<Ranking>(interleaved, data.Packed.Panels(firstPanel, panels), data.Dimension, tile);
        int first = firstPanel * PackedPoints.PanelWidth;
        ReadOnlySpan<int> classes = data.Classes.AsSpan(first, Math.Min(stride, data.Count - first));
        double loss = 0;
        for (int sample = 0; sample < classes.Length; sample++)
        {
            loss += tile[(classes[sample] * stride) + sample] - intercepts[classes[sample]];
        }
        Span<double> logNormalizers = stackalloc double[BlockPanels * PackedPoints.PanelWidth];
        Normalize(tile, stride, logNormalizers);
        for (int sample = 0; sample < classes.Length; sample++)
        {
            loss += logNormalizers[sample];
            tile[(classes[sample] * stride) + sample] -= 1;
        }
        SoftmaxGradient.Add(tile, stride, data, first, classes.Length, gradient);
        return loss;
    }

    /// <summary>Turns the tile into probabilities, eight samples at a time, and gives the logarithms of their normalizers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Normalize(double[] tile, int stride, Span<double> logNormalizers)
    {
        ref double values = ref MemoryMarshal.GetArrayDataReference(tile);
        for (int at = 0; at < stride; at += Lanes)
        {
            var largest = Vector512.Create(double.NegativeInfinity);
            for (int label = 0; label < intercepts.Length; label++)
            {
                largest = Vector512.Max(largest, Vector512.Create(intercepts[label]) - Vector512.LoadUnsafe(ref values, Place(label)));
            }
            Vector512<double> sum = Vector512<double>.Zero;
            for (int label = 0; label < intercepts.Length; label++)
            {
                Vector512<double> logit = Vector512.Create(intercepts[label]) - Vector512.LoadUnsafe(ref values, Place(label));
                Vector512<double> share = Vector512.Exp(logit - largest);
                share.StoreUnsafe(ref values, Place(label));
                sum += share;
            }
            for (int label = 0; label < intercepts.Length; label++)
            {
                (Vector512.LoadUnsafe(ref values, Place(label)) / sum).StoreUnsafe(ref values, Place(label));
            }
            (largest + Vector512.Log(sum)).CopyTo(logNormalizers[at..]);

            nuint Place(int label) => (nuint)((label * stride) + at);
        }
    }
}

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
