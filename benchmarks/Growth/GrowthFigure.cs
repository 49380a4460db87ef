using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NebulaBench.Benchmarks.Growth;

/// <summary>Seconds of an epoch against each quantity, both by their logarithms: medians, the range from the least to the largest, and a fit of the least.</summary>
internal static class GrowthFigure
{
    private const int Width = 460, Height = 420;

    private static readonly int[] Digits = [1, 2, 5];

    public static void Write(IReadOnlyList<(Series Series, double[][] Seconds, PowerLaw Fit)> all, string path)
    {
        var sheet = new Multiplot();
        sheet.AddPlots(all.Count);
        foreach ((int index, (Series series, double[][] seconds, PowerLaw fit)) in all.Index())
        {
            Draw(sheet.GetPlot(index), series, seconds, fit);
        }
        sheet.Layout = new ScottPlot.MultiplotLayouts.Columns();
        sheet.SavePng(path, Width * all.Count, Height);
    }

    private static void Draw(Plot plot, Series series, double[][] seconds, PowerLaw fit)
    {
        double[] logarithms = [.. series.Sizes.Select(size => Math.Log10(size))];
        double[] curve = [.. Enumerable.Range(0, 101).Select(step => logarithms[0] + ((logarithms[^1] - logarithms[0]) * step / 100.0))];
        var line = plot.Add.ScatterLine(curve, [.. curve.Select(at => Math.Log10(fit.At(Math.Pow(10, at))))]);
        line.LineWidth = 1.8f;
        line.LegendText = fit.Constant > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{fit.Constant:F2} s + b n^{fit.Exponent:F2}")
            : string.Create(CultureInfo.InvariantCulture, $"b n^{fit.Exponent:F2}");
        foreach ((double at, double[] values) in logarithms.Zip(seconds))
        {
            var range = plot.Add.Line(at, Math.Log10(values.Min()), at, Math.Log10(values.Max()));
            range.LineColor = Colors.Gray;
            var median = plot.Add.Marker(at, Math.Log10(values.Order().ElementAt(values.Length / 2)));
            median.Color = Colors.Black;
            median.Size = 8;
        }
        plot.Title($"an epoch by {series.Name}");
        plot.XLabel(series.Name);
        plot.YLabel("seconds");
        var sizes = new NumericManual();
        foreach ((double at, int size) in logarithms.Zip(series.Sizes))
        {
            sizes.AddMajor(at, size.ToString(CultureInfo.InvariantCulture));
        }
        plot.Axes.Bottom.TickGenerator = sizes;
        double[] all = [.. seconds.SelectMany(values => values)];
        var ticks = new NumericManual();
        foreach (double tick in Enumerable.Range(-3, 6).SelectMany(power => Digits.Select(digit => digit * Math.Pow(10, power))))
        {
            ticks.AddMajor(Math.Log10(tick), tick.ToString("G3", CultureInfo.InvariantCulture));
        }
        plot.Axes.Left.TickGenerator = ticks;
        // From zero upwards there is no logarithm: at least a factor of four is shown, so that a flat curve looks flat.
        double least = all.Min() / 1.3, largest = Math.Max(all.Max() * 1.5, least * 4);
        plot.Axes.SetLimits(logarithms[0] - 0.1, logarithms[^1] + 0.1, Math.Log10(least), Math.Log10(largest));
        plot.ShowLegend(Alignment.UpperLeft);
    }
}
