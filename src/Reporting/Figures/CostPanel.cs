using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Formatting;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws scores against costs, with a line through the front.</summary>
internal static class CostPanel
{
    /// <summary>From this ratio of the largest to the least cost on, the axis is logarithmic.</summary>
    private const double Wide = 8;

    /// <summary>Width and height of the panel.</summary>
    public static (int Width, int Height) Size => (460, 400);

    /// <summary>Draws a front.</summary>
    /// <param name="front">The points.</param>
    /// <param name="place">A name's place among all of the sheet, which gives its color and mark.</param>
    public static Plot Draw(CostFront front, Func<string, int> place)
    {
        Plot plot = FigureStyle.NewPlot($"{front.Name}");
        double least = front.Points.Min(point => point.Cost), most = front.Points.Max(point => point.Cost);
        bool logarithmic = least > 0 && most / least > Wide;
        Func<double, double> scale = logarithmic ? Math.Log10 : cost => cost;
        Line(plot, front, scale);
        foreach (CostPoint point in front.Points.OrderBy(point => point.OnFront))
        {
            Marker marker = plot.Add.Marker(scale(point.Cost), point.Score);
            marker.MarkerStyle = Style(place(point.Name), point.Baseline, point.OnFront);
        }

        plot.XLabel($"{front.Cost.Name}{front.Cost.Arrow}");
        plot.YLabel(front.Heading);
        (double left, double right) = Padded(scale(least), scale(most), logarithmic);
        (double low, double high) = Padded(front.Points.Min(point => point.Score), front.Points.Max(point => point.Score), false);
        plot.Axes.SetLimits(left, right, low, high);
        plot.Axes.Left.TickGenerator = FigureStyle.NumberTicks(7);
        plot.Axes.Bottom.TickGenerator = logarithmic
            ? Decades(left, right)
            : new NumericAutomatic { TargetTickCount = 6, LabelFormatter = Compact };
        return plot;
    }

    /// <summary>The mark of a row: filled and outlined in black on the front, pale beside it; a ring for a baseline.</summary>
    public static MarkerStyle Style(int place, bool baseline, bool onFront)
    {
        Color color = Palette.ColorAt(place);
        Color fill = baseline ? Colors.Transparent : color.WithOpacity(onFront ? 1 : 0.55);
        return new MarkerStyle(Palette.Mark(place), onFront ? 13 : 10, fill)
        {
            OutlineColor = baseline ? color : onFront ? DrawingBoard.Ink : color,
            OutlineWidth = baseline ? 2.5f : 1.2f,
        };
    }

    // The best score that can be had for at most a cost: a step at every point of the front.
    private static void Line(Plot plot, CostFront front, Func<double, double> scale)
    {
        CostPoint[] points = [.. front.Points.Where(point => point.OnFront).OrderBy(point => point.Cost)];
        List<double> x = [], y = [];
        foreach (CostPoint point in points)
        {
            if (x.Count > 0)
            {
                x.Add(scale(point.Cost));
                y.Add(y[^1]);
            }

            x.Add(scale(point.Cost));
            y.Add(point.Score);
        }

        Scatter line = plot.Add.ScatterLine(x.ToArray(), y.ToArray());
        line.LineColor = DrawingBoard.Faint;
        line.LineWidth = 1.5f;
    }

    private static (double From, double To) Padded(double from, double to, bool logarithmic)
    {
        double range = to - from;
        double padding = range > 0 ? 0.1 * range : logarithmic ? 0.1 : Math.Max(0.05 * Math.Abs(from), 1e-6);
        return (from - padding, to + padding);
    }

    private static NumericManual Decades(double from, double to)
    {
        double[] mantissas = to - from > 3 ? [1] : [1, 2, 5];
        double[] costs =
        [
            .. Enumerable.Range((int)Math.Floor(from), (int)(Math.Ceiling(to) - Math.Floor(from)) + 1)
                .SelectMany(decade => mantissas.Select(mantissa => mantissa * Math.Pow(10, decade)))
                .Where(cost => Math.Log10(cost) >= from && Math.Log10(cost) <= to),
        ];
        return new NumericManual([.. costs.Select(Math.Log10)], [.. costs.Select(Compact)]);
    }

    private static string Compact(double value) => Math.Abs(value) switch
    {
        >= 1e6 => $"{NumberText.Tick(value / 1e6)} M",
        >= 1e3 => $"{NumberText.Tick(value / 1e3)} k",
        _ => NumberText.Tick(value),
    };
}
