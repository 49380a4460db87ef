namespace NebulaBench.Metrics.Numerics;

/// <summary>Cholesky's factor of a large matrix, and its inverse: in blocks that stay in the cache, on all cores, with the same bits on any number.</summary>
internal static class TriangularFactor
{
    private const int Block = 64;

    /// <summary>The lower L with L · Lᵀ = matrix, row-major, zeros above the diagonal; null where the matrix is not positive definite.</summary>
    /// <param name="matrix">A symmetric matrix, row-major; only its lower half is read.</param>
    /// <param name="size">Its number of rows.</param>
    public static double[]? Lower(double[] matrix, int size)
    {
        double[] lower = [.. matrix];
        for (int start = 0; start < size; start += Block)
        {
            int from = start, end = Math.Min(size, start + Block);
            for (int row = start; row < end; row++)
            {
                lower.AsSpan((row * size) + row + 1, size - row - 1).Clear();
                if (!Fill(lower, size, row, from, row + 1))
                {
                    return null;
                }
            }
            Parallelism.For(0, (size - end + Block - 1) / Block, block =>
            {
                for (int row = end + (block * Block); row < Math.Min(size, end + ((block + 1) * Block)); row++)
                {
                    Fill(lower, size, row, from, end);
                }
            });
        }
        return lower;
    }

    /// <summary>The inverse of a lower triangular matrix, row-major.</summary>
    /// <param name="lower">The matrix, row-major, with no zero on its diagonal.</param>
    /// <param name="size">Its number of rows.</param>
    public static double[] Invert(double[] lower, int size)
    {
        double[] inverse = new double[lower.Length];
        Parallelism.For(0, (size + Block - 1) / Block, block =>
        {
            int first = block * Block, width = Math.Min(Block, size - first);
            for (int row = first; row < size; row++)
            {
                Span<double> target = inverse.AsSpan((row * size) + first, width);
                for (int j = first; j < row; j++)
                {
                    RowMath.AddScaled(target, inverse.AsSpan((j * size) + first, width), -lower[(row * size) + j]);
                }
                if (row < first + width)
                {
                    target[row - first] += 1;
                }
                foreach (ref double value in target)
                {
                    value /= lower[(row * size) + row];
                }
            }
        });
        return inverse;
    }

    /// <summary>Twice the sum of the logarithms of the diagonal: the logarithm of the determinant of L · Lᵀ.</summary>
    public static double LogDeterminant(double[] lower, int size)
    {
        double sum = 0;
        for (int row = 0; row < size; row++)
        {
            sum += 2 * Math.Log(lower[(row * size) + row]);
        }
        return sum;
    }

    private static bool Fill(double[] lower, int size, int row, int from, int to)
    {
        Span<double> own = lower.AsSpan(row * size, size);
        for (int j = from; j < to; j++)
        {
            double rest = own[j] - RowMath.Dot(own[..j], lower.AsSpan(j * size, j));
            if (j < row)
            {
                own[j] = rest / lower[(j * size) + j];
            }
            else if (rest > 0)
            {
                own[j] = Math.Sqrt(rest);
            }
            else
            {
                return false;
            }
        }
        return true;
    }
}
