using System.Globalization;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Files;
using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>Writes figures as PNG for looking at and as SVG for printing.</summary>
internal static partial class FigureFile
{
    // Pixels of the PNG per point of the figure.
    private const double Density = 1.5;

    /// <summary>Writes <c>NAME.png</c> and <c>NAME.svg</c>, each whole or not at all.</summary>
    public static void Write(Plot plot, (int Width, int Height) size, string folder, string name)
    {
        WriteSvg(plot.GetSvgXml(size.Width, size.Height), folder, name);
        plot.ScaleFactor = Density;
        byte[] png = plot.GetImageBytes((int)(size.Width * Density), (int)(size.Height * Density), ImageFormat.Png);
        AtomicFile.Write(Path.Combine(folder, $"{name}.png"), stream => stream.Write(png));
    }

    /// <summary>Writes <c>NAME.svg</c>, whole or not at all.</summary>
    public static void WriteSvg(string svg, string folder, string name) =>
        AtomicFile.WriteText(Path.Combine(folder, $"{name}.svg"), Shorten(svg));

    // A hundredth of a point is invisible, and thousands of points make the file. The reader's machine may lack the font.
    private static string Shorten(string svg) => LongNumber()
        .Replace(svg, number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture))
        .Replace("\t", "", StringComparison.Ordinal)
        .Replace($"font-family=\"{FigureStyle.Font}\"", $"font-family=\"{FigureStyle.Font}, Verdana, sans-serif\"", StringComparison.Ordinal);

    [GeneratedRegex("(?<=[ \"(,])-?[0-9]+\\.[0-9]{3,}(?=[ \"),])")]
    private static partial Regex LongNumber();
}

/// <summary>Figures of several runs laid side by side in one, row after row.</summary>
internal static class PanelSheet
{
    // Filters serve photographs; flat colors are small without, and at a low level.
    private static readonly SKPngEncoderOptions Flat = new(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 2);

    /// <summary>Writes <c>NAME.png</c> and <c>NAME.svg</c>.</summary>
    /// <param name="panels">The figures, all of one size.</param>
    /// <param name="columns">How many lie side by side.</param>
    /// <param name="size">Width and height of each.</param>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="name">What they are called.</param>
    public static void Write(IReadOnlyList<Plot> panels, int columns, (int Width, int Height) size, string folder, string name)
    {
        int rows = (panels.Count + columns - 1) / columns;
        int width = columns * size.Width, height = rows * size.Height;
        using var svg = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(width, height), svg))
            Draw(canvas, panels, columns, size);
        FigureFile.WriteSvg(System.Text.Encoding.UTF8.GetString(svg.ToArray()), folder, name);

        // Not scaled: a frame is one pixel wide, and some would vanish.
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        Draw(surface.Canvas, panels, columns, size);
        using SKPixmap pixels = surface.PeekPixels() ?? throw Unreadable();
        using SKData png = pixels.Encode(Flat) ?? throw Unreadable();
        AtomicFile.Write(Path.Combine(folder, $"{name}.png"), png.SaveTo);
    }

    private static void Draw(SKCanvas canvas, IReadOnlyList<Plot> panels, int columns, (int Width, int Height) size)
    {
        for (int panel = 0; panel < panels.Count; panel++)
        {
            float left = panel % columns * size.Width, top = panel / columns * size.Height;
            var place = new PixelRect(left, left + size.Width, top + size.Height, top);
            canvas.Save();
            canvas.ClipRect(SKRect.Create(left, top, size.Width, size.Height)); // a plot first clears all it can reach
            panels[panel].Render(canvas, place);
            canvas.Restore();
        }
    }

    // A surface in memory always has pixels.
    private static InvalidOperationException Unreadable() => new("The pixels of a figure cannot be read.");
}
