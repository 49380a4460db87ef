using NebulaBench.Runs.Files;
using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

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
