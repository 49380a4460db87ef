using System.Globalization;

namespace NebulaBench.Metrics;

/// <summary>
/// Latents so large, or so small, that their squares are beyond double precision: finite, and yet nothing but counts and orders can be computed
/// from them.
/// </summary>
internal static class Magnitude
{
    // The fourth power of the first, and the square of the second, still have room for sums.
    private const double Largest = 1e75, Smallest = 1e-140;

    /// <summary>Why scores that rest on squares are undefined, or null where the latents are of a usual size.</summary>
    public static string? WhyUndefined(EmbeddingSet set)
    {
        double largest = Most(set);
        return largest > Largest || largest is > 0 and < Smallest
            ? string.Create(CultureInfo.InvariantCulture, $"the largest latent is ±{largest:0.#e+0}, whose square is beyond double precision")
            : null;
    }

    /// <summary>The same latents divided by a power of two, so that the largest lies between 1 and 2. Clusters and neighbors stay the same.</summary>
    public static EmbeddingSet Scale(EmbeddingSet set)
    {
        int exponent = Math.ILogB(Most(set));
        return set with
        {
            Measured = set.Measured with { Values = Scale(set.Measured.Values, exponent) },
            Training = set.Training is { } training ? training with { Values = Scale(training.Values, exponent) } : null,
            Prototypes = null,
        };
    }

    /// <summary>Values, those of unusual size divided by a power of two: for what only their order or correlation decides.</summary>
    public static double[] Tame(double[] values)
    {
        double largest = Most(values);
        return largest > Largest || largest is > 0 and < Smallest ? Scale(values, Math.ILogB(largest)) : values;
    }

    /// <summary>As <see cref="Tame"/>, each column of a table for itself.</summary>
    public static double[,] TameColumns(double[,] table)
    {
        var tamed = (double[,])table.Clone();
        int rows = table.GetLength(0);
        for (int column = 0; column < table.GetLength(1); column++)
        {
            double[] values = Tame([.. Enumerable.Range(0, rows).Select(row => table[row, column])]);
            for (int row = 0; row < rows; row++)
            {
                tamed[row, column] = values[row];
            }
        }
        return tamed;
    }

    private static double Most(EmbeddingSet set) => Math.Max(Most(set.Measured.Values), Most(set.Training?.Values ?? []));

    private static double Most(double[] values)
    {
        double most = 0;
        foreach (double value in values)
        {
            most = Math.Max(most, Math.Abs(value));
        }
        return double.IsFinite(most) ? most : 0;
    }

    private static double[] Scale(double[] values, int exponent) => Array.ConvertAll(values, value => Math.ScaleB(value, -exponent));
}
