using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NebulaBench.Errors;

namespace NebulaBench.Metrics.Numerics;

/// <summary>Guards the metrics against input that holds a number that is not finite.</summary>
public static class FiniteValues
{
    /// <summary>Throws <c>NB5001</c>, naming row and column (both counted from 0), at the first value that is not finite.</summary>
    public static void Require(LatentTable table, string name = "latents")
    {
        ArgumentNullException.ThrowIfNull(table);
        Require(table.Values, table.Dimension, name);
    }

    /// <summary>Throws <c>NB5001</c>, naming row and column (both counted from 0), at the first value that is not finite.</summary>
    public static void Require(ReadOnlySpan<double> values, int dimension, string name)
    {
        int at = FirstNotFinite(values);
        if (at < 0)
        {
            return;
        }
        string value = values[at].ToString(CultureInfo.InvariantCulture);
        throw new NebulaException(
            "NB5001",
            $"the value {value} is not finite.",
            $"{name}, row {at / dimension}, column {at % dimension} (counted from 0)",
            "Metrics need finite numbers: look for a diverged training or leave this sample out.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FirstNotFinite(ReadOnlySpan<double> values)
    {
        int at = 0;
        // x - x is 0 for every finite x and NaN for the rest, so one comparison checks a whole vector.
        for (; at <= values.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var vector = new Vector<double>(values[at..]);
            if (!Vector.EqualsAll(vector - vector, Vector<double>.Zero))
            {
                break;
            }
        }
        for (; at < values.Length; at++)
        {
            if (!double.IsFinite(values[at]))
            {
                return at;
            }
        }
        return -1;
    }
}
