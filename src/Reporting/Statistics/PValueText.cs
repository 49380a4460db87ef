using System.Globalization;

namespace NebulaBench.Reporting.Statistics;

/// <summary>Numbers of tests as reports write them.</summary>
internal static class PValueText
{
    /// <summary>A p-value with its sign, such as <c>= 0.031</c> or <c>&lt; 0.001</c>.</summary>
    public static string For(double value) => value < 0.001 ? "< 0.001" : $"= {Plain(value)}";

    /// <summary>A p-value, three decimals.</summary>
    public static string Plain(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A rank, a difference of ranks or a statistic, two decimals.</summary>
    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
