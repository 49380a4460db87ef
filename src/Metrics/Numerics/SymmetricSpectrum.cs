using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// The eigenvalues of a large symmetric matrix, without eigenvectors: Householder's reduction to a tridiagonal matrix, whose update and next product
/// share one pass over the memory, then implicit QL (Golub and Van Loan, Matrix computations, 8.3). Each row belongs to one thread, so the
/// bits do not depend on their number. Errors are some units of rounding of the largest eigenvalue.
/// </summary>
internal sealed class SymmetricSpectrum
{
    /// <summary>
    /// The widest latents that MathNet decomposes. Its time grows to minutes for some hundred dimensions, but its last bits are those of
    /// scores that were stored.
    /// </summary>
    public const int Narrow = 64;

    private const int RowsPerBlock = 32;
    private const int MostIterations = 60;
    private const int Lanes = 8;

    private readonly double[] matrix;
    private readonly int size;
    private readonly double[] diagonal, beside;

    private SymmetricSpectrum(double[] matrix, int size)
    {
        this.matrix = matrix;
        this.size = size;
        diagonal = new double[size];
        beside = new double[size];
    }

    /// <summary>The eigenvalues in no order.</summary>
    /// <param name="matrix">The matrix, row-major, of values whose squares are in range; it is overwritten.</param>
    /// <param name="size">Its number of rows.</param>
    public static double[] Eigenvalues(double[] matrix, int size)
    {
        var spectrum = new SymmetricSpectrum(matrix, size);
        spectrum.Reduce();
        spectrum.Iterate();
        return spectrum.diagonal;
    }

    // From the last row up: the reflection that clears all but the last element of row i before its diagonal is applied to the rows above
    // only when the next one is known, A − u qᵀ − q uᵀ.
    private void Reduce()
    {
        double[] before = new double[size], beforeQ = new double[size], next = new double[size], nextQ = new double[size];
        for (int i = size - 1; i > 0; i--)
        {
            Span<double> row = matrix.AsSpan(i * size, i + 1);
            RowMath.AddScaled(row, beforeQ.AsSpan(0, i + 1), -before[i]);
            RowMath.AddScaled(row, before.AsSpan(0, i + 1), -beforeQ[i]);
            diagonal[i] = row[i];
            double last = row[i - 1], squared = RowMath.SquaredNorm(row[..(i - 1)]);
            row[..i].CopyTo(next);
            double norm = Math.Sqrt(squared + (last * last)), half = 0;
            // Without anything to clear the reflection is none, u = 0.
            if (squared > 0)
            {
                beside[i - 1] = last >= 0 ? -norm : norm;
                next[i - 1] = last - beside[i - 1];
                half = (squared + (next[i - 1] * next[i - 1])) / 2;
            }
            else
            {
                beside[i - 1] = last;
                next.AsSpan(0, i).Clear();
            }
            Multiply(i, before, beforeQ, next, nextQ);
            if (half > 0)
            {
                Span<double> q = nextQ.AsSpan(0, i), u = next.AsSpan(0, i);
                double share = RowMath.Dot(q, u) / (2 * half * half);
                for (int j = 0; j < i; j++)
                {
                    q[j] = (q[j] / half) - (share * u[j]);
                }
            }
            (before, beforeQ, next, nextQ) = (next, nextQ, before, beforeQ);
        }
        diagonal[0] = matrix[0] - (2 * before[0] * beforeQ[0]);
    }

    /// <summary>Applies the last reflection to the first rows and columns and multiplies them with the next.</summary>
    private void Multiply(int rows, double[] before, double[] beforeQ, double[] next, double[] product)
    {
        void Run(int block)
        {
            for (int r = block * RowsPerBlock; r < Math.Min(rows, (block + 1) * RowsPerBlock); r++)
            {
                product[r] = UpdateAndDot(
                    matrix.AsSpan(r * size, rows), beforeQ, before[r], before, beforeQ[r], next);
            }
        }
        int blocks = (rows + RowsPerBlock - 1) / RowsPerBlock;
        if (blocks > 8)
        {
            Parallelism.For(0, blocks, Run);
            return;
        }
        for (int block = 0; block < blocks; block++)
        {
            Run(block);
        }
    }

    /// <summary>row −= a·x + b·y, and the product of the new row with z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double UpdateAndDot(Span<double> row, double[] x, double a, double[] y, double b, double[] z)
    {
        ref double target = ref MemoryMarshal.GetReference(row);
        ref double first = ref MemoryMarshal.GetArrayDataReference(x);
        ref double second = ref MemoryMarshal.GetArrayDataReference(y);
        ref double third = ref MemoryMarshal.GetArrayDataReference(z);
        Vector512<double> minusA = Vector512.Create(-a), minusB = Vector512.Create(-b), lanes = Vector512<double>.Zero;
        int at = 0;
        for (; at <= row.Length - Lanes; at += Lanes)
        {
            Vector512<double> value = Vector512.FusedMultiplyAdd(
                minusA, Vector512.LoadUnsafe(ref first, (nuint)at), Vector512.LoadUnsafe(ref target, (nuint)at));
            value = Vector512.FusedMultiplyAdd(minusB, Vector512.LoadUnsafe(ref second, (nuint)at), value);
            value.StoreUnsafe(ref target, (nuint)at);
            lanes = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref third, (nuint)at), lanes);
        }
        double sum = RowMath.Sum(lanes);
        for (; at < row.Length; at++)
        {
            row[at] = Math.FusedMultiplyAdd(-b, y[at], Math.FusedMultiplyAdd(-a, x[at], row[at]));
            sum = Math.FusedMultiplyAdd(row[at], z[at], sum);
        }
        return sum;
    }

    private void Iterate()
    {
        double largest = Enumerable.Range(0, size).Max(i => Math.Abs(diagonal[i]) + Math.Abs(beside[i]));
        double negligible = largest * Math.BitIncrement(1) - largest;
        for (int l = 0; l < size; l++)
        {
            for (int iteration = 0; iteration < MostIterations; iteration++)
            {
                int m = l;
                while (m < size - 1 && Math.Abs(beside[m]) > negligible)
                {
                    m++;
                }
                if (m == l)
                {
                    break;
                }
                Chase(l, m);
            }
        }
    }

    /// <summary>One implicit QL step with Wilkinson's shift on the rows from l to m.</summary>
    private void Chase(int l, int m)
    {
        double shift = (diagonal[l + 1] - diagonal[l]) / (2 * beside[l]);
        double g = diagonal[m] - diagonal[l] + (beside[l] / (shift + Math.CopySign(Math.Sqrt((shift * shift) + 1), shift)));
        double sine = 1, cosine = 1, moved = 0;
        for (int i = m - 1; i >= l; i--)
        {
            double f = sine * beside[i], b = cosine * beside[i];
            double r = Math.Sqrt((f * f) + (g * g));
            beside[i + 1] = r;
            if (r == 0)
            {
                diagonal[i + 1] -= moved;
                beside[m] = 0;
                return;
            }
            sine = f / r;
            cosine = g / r;
            g = diagonal[i + 1] - moved;
            r = ((diagonal[i] - g) * sine) + (2 * cosine * b);
            moved = sine * r;
            diagonal[i + 1] = g + moved;
            g = (cosine * r) - b;
        }
        diagonal[l] -= moved;
        beside[l] = g;
        beside[m] = 0;
    }
}
