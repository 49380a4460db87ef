using NebulaBench.Reporting.Figures;
using NebulaBench.Runs.Files;
using SkiaSharp;

namespace NebulaBench.Host.Pictures.Sheets;

/// <summary>Draws sheets as PNG files.</summary>
internal static class SheetFile
{
    private const int Margin = 12, Gap = 4, TextSize = 13, TitleSize = 16;

    /// <summary>Small pictures are enlarged, by a whole number so that pixels stay square, to about this side.</summary>
    private const int ReadableSide = 56;

    /// <summary>Writes a sheet, whole or not at all.</summary>
    public static void Write(PictureSheet sheet, string file)
    {
        using SKTypeface face = SKTypeface.FromFamilyName(FigureStyle.Font);
        using SKFont text = new(face, TextSize), title = new(face, TitleSize);
        var layout = new SheetLayout(sheet, text, Scale(sheet), Margin, Gap);
        int width = Math.Max(layout.Width, (int)Math.Ceiling(title.MeasureText(sheet.Title)) + (2 * Margin));
        using var surface = SKSurface.Create(new SKImageInfo(width, layout.Height + TitleSize + Margin));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.DrawText(sheet.Title, Margin, Margin + TitleSize, title, ink);
        canvas.Translate(0, TitleSize + Margin);
        foreach ((string caption, int left, int baseline) in layout.Texts)
        {
            canvas.DrawText(caption, left, baseline, text, ink);
        }
        foreach ((Picture picture, SKRectI place) in layout.Pictures)
        {
            using SKBitmap bitmap = Bitmap(picture);
            using SKImage image = SKImage.FromBitmap(bitmap);
            canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Nearest));
        }
        using SKImage whole = surface.Snapshot();
        using SKData png = whole.Encode(SKEncodedImageFormat.Png, 100);
        AtomicFile.Write(file, png.SaveTo);
    }

    private static int Scale(PictureSheet sheet)
    {
        int side = sheet.Rows.SelectMany(row => row.Cells).Select(cell => Math.Max(cell.Picture.Height, cell.Picture.Width)).DefaultIfEmpty(1).Max();
        return Math.Max(1, ReadableSide / side);
    }

    private static SKBitmap Bitmap(Picture picture)
    {
        const int Bytes = 4; // red, green, blue, opacity
        var bitmap = new SKBitmap(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Span<byte> pixels = bitmap.GetPixelSpan();
        for (int y = 0; y < picture.Height; y++)
        {
            Span<byte> row = pixels.Slice(y * bitmap.RowBytes, picture.Width * Bytes);
            for (int x = 0; x < picture.Width; x++)
            {
                for (int channel = 0; channel < Bytes - 1; channel++)
                {
                    row[(x * Bytes) + channel] = Byte(picture[channel, y, x]);
                }
                row[(x * Bytes) + Bytes - 1] = byte.MaxValue;
            }
        }
        return bitmap;
    }

    private static byte Byte(float value) => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255);
}
