using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

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
