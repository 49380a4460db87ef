using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

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

/// <summary>Draws which classes the clusters hold: a row for each cluster, a cell the darker the larger its class's share of the cluster.</summary>
internal static class ConfusionMap
{
    /// <summary>More rows or columns than these cannot be named.</summary>
    public const int Most = 40;

    private const int MostNumbers = 16;

    private static readonly PixelPadding Margins = new(left: 70, right: 20, bottom: 90, top: 40);

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (640, 640);

    /// <summary>Draws.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="classes">What the classes are called.</param>
    /// <param name="title">The title.</param>
    public static Plot Draw(ConfusionTable table, IReadOnlyList<string> classes, string title)
    {
        int rows = Math.Min(table.Clusters.Count, Most), columns = Math.Min(table.Labels.Count, Most);
        var shares = new double[rows, columns];
        Plot plot = FigureStyle.NewPlot(title);
        for (int row = 0; row < rows; row++)
        {
            double whole = Math.Max(1, table.Counts[row].Sum());
            for (int column = 0; column < columns; column++)
            {
                shares[row, column] = table.Counts[row][column] / whole;
            }
        }
        Func<int, int, string>? numbers = rows <= MostNumbers && columns <= MostNumbers ? Count : null;
        plot.Add.Plottable(new CellGrid(shares, new RisingColors(), new ScottPlot.Range(0, 1), numbers));
        plot.XLabel("class");
        plot.YLabel("cluster");
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, columns).Select(column => (double)column)],
            [.. table.Labels.Take(columns).Select(label => label < classes.Count ? classes[label] : NumberText.Whole(label))]);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, rows).Select(row => (double)row)], [.. table.Clusters.Take(rows).Select(cluster => NumberText.Whole(cluster))]);
        plot.Axes.Bottom.TickLabelStyle.Rotation = 40;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleLeft;
        plot.Axes.SetLimits(-0.5, columns - 0.5, rows - 0.5, -0.5);
        plot.Layout.Fixed(Margins);
        return plot;

        string Count(int row, int column) => table.Counts[row][column] is > 0 and var count ? NumberText.Whole(count) : "";
    }
}

/// <summary>
/// A matrix as colored cells, first row on top. Cells are drawn as rectangles, so that they stay sharp at every size in a vector file,
/// where a picture would be smoothed.
/// </summary>
/// <param name="values">The matrix; cells that are not a number stay gray.</param>
/// <param name="colors">The colors.</param>
/// <param name="range">The values of the first and the last color.</param>
/// <param name="text">What is written into a cell, given its row and column; null writes nothing into any.</param>
internal sealed class CellGrid(double[,] values, IColormap colors, ScottPlot.Range range, Func<int, int, string>? text = null)
    : IPlottable, IHasColorAxis
{
    private const float CellTextSize = 11;

    private static readonly Color Undefined = Color.FromHex("#a0a0a0");

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public IColormap Colormap => colors;

    /// <inheritdoc/>
    public ScottPlot.Range GetRange() => range;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(-0.5, values.GetLength(1) - 0.5, values.GetLength(0) - 0.5, -0.5);

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var paint = new SKPaint { IsAntialias = false, Style = SKPaintStyle.Fill };
        using var ink = new SKPaint { IsAntialias = true };
        using var font = new SKFont(Fonts.GetTypeface(FigureStyle.Font, bold: false, italic: false), CellTextSize);
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = 0; column < values.GetLength(1); column++)
            {
                paint.Color = ColorAt(values[row, column]).ToSKColor();
                SKRect cell = Cell(row, column);
                rp.Canvas.DrawRect(cell, paint);
                if (text?.Invoke(row, column) is { Length: > 0 } written)
                {
                    ink.Color = Dark(paint.Color) ? SKColors.White : SKColors.Black;
                    rp.Canvas.DrawText(written, cell.MidX, cell.MidY + (CellTextSize * 0.36f), SKTextAlign.Center, font, ink);
                }
            }
        }
    }

    // By the brightness that an eye sees.
    private static bool Dark(SKColor color) => (0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue) < 128;

    private Color ColorAt(double value) =>
        double.IsNaN(value) ? Undefined : colors.GetColor((value - range.Min) / (range.Max - range.Min));

    // Edges are rounded to whole pixels, each from its own coordinate: neighbors meet without a seam.
    private SKRect Cell(int row, int column)
    {
        Pixel first = Axes.GetPixel(new Coordinates(column - 0.5, row - 0.5));
        Pixel last = Axes.GetPixel(new Coordinates(column + 0.5, row + 0.5));
        return new SKRect(MathF.Round(first.X), MathF.Round(first.Y), MathF.Round(last.X), MathF.Round(last.Y));
    }
}
