using System.Globalization;

namespace NebulaBench.Benchmarks;

/// <summary>The least, the middle and the largest of repeated measurements.</summary>
internal static class Spread
{
    public static string For(IEnumerable<double> values, string format)
    {
        double[] sorted = [.. values.Order()];
        return string.Join(
            " – ", new[] { sorted[0], sorted[sorted.Length / 2], sorted[^1] }.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));
    }
}
