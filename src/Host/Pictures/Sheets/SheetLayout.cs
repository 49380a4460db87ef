using SkiaSharp;

namespace NebulaBench.Host.Pictures.Sheets;

/// <summary>Where the pictures and captions of a sheet stand.</summary>
internal sealed class SheetLayout
{
    private readonly List<(string Caption, int Left, int Baseline)> texts = [];
    private readonly List<(Picture Picture, SKRectI Place)> pictures = [];

    public SheetLayout(PictureSheet sheet, SKFont font, int scale, int margin, int gap)
    {
        int line = (int)Math.Ceiling(font.Spacing);
        float widest = sheet.Rows.Select(row => font.MeasureText(row.Caption)).DefaultIfEmpty().Max();
        int left = margin + (widest > 0 ? (int)Math.Ceiling(widest) + (2 * gap) : 0), top = margin, right = left;
        foreach (SheetRow row in sheet.Rows)
        {
            int above = row.Cells.Any(cell => cell.Caption.Length > 0) ? line : 0;
            int height = row.Cells.Select(cell => cell.Picture.Height * scale).DefaultIfEmpty().Max();
            texts.Add((row.Caption, margin, top + above + (height / 2) + (line / 3)));
            int x = left;
            foreach (SheetCell cell in row.Cells)
            {
                texts.Add((cell.Caption, x, top + line - gap));
                pictures.Add((cell.Picture, SKRectI.Create(x, top + above, cell.Picture.Width * scale, cell.Picture.Height * scale)));
                x += Math.Max(cell.Picture.Width * scale, (int)Math.Ceiling(font.MeasureText(cell.Caption))) + gap;
            }
            right = Math.Max(right, x);
            top += above + height + gap;
        }
        (Width, Height) = (right - gap + margin, top - gap + margin);
    }

    public int Width { get; }

    public int Height { get; }

    public IReadOnlyList<(string Caption, int Left, int Baseline)> Texts => texts;

    public IReadOnlyList<(Picture Picture, SKRectI Place)> Pictures => pictures;
}
