using ScottPlot;
using ScottPlot.Plottables;

namespace NebulaBench.Reporting.Figures;

/// <summary>Named lines of several combinations in one figure: told apart by color, and beyond ten by marks on them too. (Vector files cannot hold dashes.)</summary>
internal static class Lines
{
    /// <summary>Adds a line.</summary>
    public static void Add(Plot plot, IReadOnlyList<(double X, double Y)> points, int index, string name)
    {
        Scatter line = plot.Add.Scatter(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray());
        line.Color = Palette.ColorAt(index);
        line.LineWidth = 1.8f;
        line.MarkerShape = Palette.Mark(index);
        line.MarkerSize = points.Count == 1 || index >= Palette.Count ? 6 : 0;
        line.LegendText = name;
    }

    /// <summary>Names the lines beside them.</summary>
    public static void Legend(Plot plot)
    {
        ScottPlot.Panels.LegendPanel panel = plot.ShowLegend(Edge.Right);
        panel.Legend.FontSize = FigureStyle.SmallTextSize;
        panel.Legend.OutlineColor = Colors.Transparent;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Alignment = Alignment.UpperCenter;
    }
}
