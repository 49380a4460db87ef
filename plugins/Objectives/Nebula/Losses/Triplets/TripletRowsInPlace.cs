using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Losses.Triplets;

/// <summary>
/// Rows of the ratio triplet on the processor, each in two passes over the memory in which its products lie, where operations of libtorch make some
/// fifteen over a block. On the calling thread alone: so the order of the sums depends on nothing.
/// </summary>
internal sealed class TripletRowsInPlace<T> : ITripletRows
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly torch.Tensor norms;
    private readonly T[] ranks;
    private readonly T margin;
    private readonly bool isDifferentiated;
    private readonly double triplets;
    private double sum, marginSum;

    /// <param name="norms">|z_i|², [batch].</param>
    /// <param name="groups">[batch], int64.</param>
    /// <param name="margin">c, a scalar or [1].</param>
    /// <param name="isDifferentiated">Whether gradients are wanted.</param>
    public TripletRowsInPlace(torch.Tensor norms, torch.Tensor groups, torch.Tensor margin, bool isDifferentiated)
    {
        this.norms = norms.contiguous();
        this.margin = margin.item<T>();
        this.isDifferentiated = isDifferentiated;
        (ranks, triplets) = Rank(groups);
    }

    public torch.Tensor Sum => Scalar(sum);

    public torch.Tensor MarginSum => Scalar(marginSum);

    public torch.Tensor Triplets => Scalar(Math.Max(1, triplets));

    public torch.Tensor Add(torch.Tensor products, long first)
    {
        Span<T> block = Numbers(products), all = Numbers(norms);
        for (int row = 0; row < block.Length / all.Length; row++)
        {
            AddRow(block.Slice(row * all.Length, all.Length), all, (int)first + row);
        }
        return products;
    }

    private void AddRow(Span<T> row, ReadOnlySpan<T> all, int index)
    {
        (T near, T far) = Gather(row, all, index);
        sum += double.CreateChecked(near) * double.CreateChecked(far);
        if (isDifferentiated)
        {
            marginSum += double.CreateChecked(Spread(row, index, near, far));
        }
    }

    /// <summary>A and B of a row, by the squared norms of all latents; leaves N_ij / (d_ij + c) in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (T Near, T Far) Gather(Span<T> row, ReadOnlySpan<T> all, int index)
    {
        (T norm, T rank, T two) = (all[index], ranks[index], T.One + T.One);
        (Vector<T> near, Vector<T> far) = (Vector<T>.Zero, Vector<T>.Zero);
        int column = 0;
        for (; column <= row.Length - Vector<T>.Count; column += Vector<T>.Count)
        {
            Vector<T> distances = new Vector<T>(all[column..]) + new Vector<T>(norm) - (new Vector<T>(two) * new Vector<T>(row[column..]));
            distances = Vector.MaxNative(Vector<T>.Zero, distances); // in this order a NaN stays one
            Vector<T> same = Vector.Equals(new Vector<T>(ranks, column), new Vector<T>(rank));
            near += distances & same;
            Vector<T> inverse = Vector.AndNot(Vector<T>.One / (distances + new Vector<T>(margin)), same);
            far += inverse;
            inverse.CopyTo(row[column..]);
        }
        (T nearest, T farthest) = (Vector.Sum(near), Vector.Sum(far));
        for (; column < row.Length; column++)
        {
            T distance = T.Max(T.Zero, all[column] + norm - (two * row[column]));
            bool same = ranks[column] == rank;
            nearest += same ? distance : T.Zero;
            row[column] = same ? T.Zero : T.One / (distance + margin);
            farthest += row[column];
        }
        return (nearest, farthest);
    }

    /// <summary>G of a row, from what <see cref="Gather"/> left in it.</summary>
    /// <returns>The sum of G over the other groups.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T Spread(Span<T> row, int index, T near, T far)
    {
        T rank = ranks[index];
        Vector<T> sum = Vector<T>.Zero;
        int column = 0;
        for (; column <= row.Length - Vector<T>.Count; column += Vector<T>.Count)
        {
            var inverse = new Vector<T>(row[column..]);
            Vector<T> slopes = inverse * inverse * new Vector<T>(-near);
            sum += slopes;
            Vector<T> same = Vector.Equals(new Vector<T>(ranks, column), new Vector<T>(rank));
            Vector.ConditionalSelect(same, new Vector<T>(far), slopes).CopyTo(row[column..]);
        }
        T total = Vector.Sum(sum);
        for (; column < row.Length; column++)
        {
            T slope = row[column] * row[column] * -near;
            total += slope;
            row[column] = ranks[column] == rank ? far : slope;
        }
        return total;
    }

    /// <summary>
    /// For each latent the place of its group's first member among the sorted, which single precision has exactly, and the number of triplets.
    /// </summary>
    private static (T[] Ranks, double Triplets) Rank(torch.Tensor groups)
    {
        long[] keys = groups.data<long>().ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var ranks = new T[keys.Length];
        double triplets = 0;
        for (int first = 0, next; first < keys.Length; first = next)
        {
            for (next = first; next < keys.Length && keys[next] == keys[first]; next++)
            {
                ranks[order[next]] = T.CreateChecked(first);
            }
            triplets += (double)(next - first) * (next - first) * (keys.Length - (next - first));
        }
        return (ranks, triplets);
    }

    private static Span<T> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, T>(tensor.bytes);

    private torch.Tensor Scalar(double value) => torch.tensor(value, norms.dtype);
}
