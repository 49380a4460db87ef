using System.Globalization;

namespace NebulaBench.Reporting.Formatting;

/// <summary>Numbers as reports write them: the same in every culture.</summary>
public static class NumberText
{
    /// <summary>A whole number without separators.</summary>
    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number with every digit it needs to be read back exactly.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A mean, and after it ± half the interval's width with as many decimals.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="halfWidth">Half the interval's width, or null.</param>
    /// <param name="count">Whether it is a mean of counts, which needs no decimals where all are equal, and no width.</param>
    public static string Mean(double mean, double? halfWidth, bool count = false)
    {
        if (count && mean == Math.Floor(mean) && (halfWidth ?? 0) == 0)
            return mean.ToString("N0", CultureInfo.InvariantCulture);
        string format = Format(Math.Max(Math.Abs(mean), Math.Abs(halfWidth ?? 0)));
        string text = mean.ToString(format, CultureInfo.InvariantCulture);
        return halfWidth is double width ? $"{text} ± {width.ToString(format, CultureInfo.InvariantCulture)}" : text;
    }

    /// <summary>A number at an axis, with a real minus sign.</summary>
    public static string Tick(double value) =>
        (Math.Round(value, 10) + 0.0).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A share in per cent, one decimal.</summary>
    public static string Percent(double share) => $"{(100 * share).ToString("F1", CultureInfo.InvariantCulture)} %";

    // Some four significant digits of the larger of both, so that neither drowns.
    private static string Format(double size) => size switch
    {
        >= 1e9 => "E2",
        >= 1000 => "N0",
        >= 100 => "F1",
        >= 10 => "F2",
        0 or >= 0.001 => "F3",
        _ => "E1",
    };
}
