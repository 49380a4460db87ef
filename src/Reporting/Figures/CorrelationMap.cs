using NebulaBench.Reporting.Formatting;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws a correlation matrix on [−1, 1], always on the same scale, so that figures can be laid side by side.</summary>
internal static class CorrelationMap
{
    private const int MostTicks = 9;

    private static readonly PixelPadding Margins = new(left: 60, right: 110, bottom: 50, top: 40);

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (560 + 170, 560 + 90);

    public static Plot Draw(double[,] correlation, string title)
    {
        int dimension = correlation.GetLength(0);
        Plot plot = FigureStyle.NewPlot(title);
        var grid = new CellGrid(correlation, new DivergingColors(), new ScottPlot.Range(-1, 1));
        plot.Add.Plottable(grid);
        plot.XLabel("latent dimension");
        plot.YLabel("latent dimension");
        plot.Axes.Bottom.TickGenerator = Ticks(dimension);
        plot.Axes.Left.TickGenerator = Ticks(dimension);

        // The first row is on top, and the margins leave a square.
        plot.Axes.SetLimits(-0.5, dimension - 0.5, dimension - 0.5, -0.5);
        plot.Layout.Fixed(Margins);
        var bar = plot.Add.ColorBar(grid);
        bar.Label = "correlation";
        bar.LabelStyle.FontSize = FigureStyle.TextSize;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickGenerator = new NumericManual([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"]);
        bar.Axis.TickLabelStyle.FontSize = FigureStyle.SmallTextSize;
        bar.Axis.TickLabelStyle.OffsetY = FigureStyle.Drop(FigureStyle.SmallTextSize);
        return plot;
    }

    private static NumericManual Ticks(int dimension)
    {
        int step = 1;
        while ((dimension + step - 1) / step > MostTicks)
            step *= 2;
        double[] places = [.. Enumerable.Range(0, dimension).Where(axis => axis % step == 0).Select(axis => (double)axis)];
        return new NumericManual(places, [.. places.Select(place => NumberText.Whole((long)place))]);
    }
}
