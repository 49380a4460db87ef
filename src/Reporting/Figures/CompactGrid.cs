using NebulaBench.Runs.Files;
using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Square panels without axes on one grid, for a paper: a column for each method under its name, a row for each way of looking, one key for all
/// below. Text is large against the panels, so that it is still read at the width of a page.
/// </summary>
internal sealed record CompactGrid
{
    /// <summary>Width and height of a panel.</summary>
    public const int Side = 180;

    // More columns than these are too small on a page; further ones begin another band of rows.
    private const int MostColumns = 8;
    private const int NameLines = 3;
    private const int Gap = 8, RowLabelWidth = 30, Margin = 6;
    private const float TextSize = 19, NoteSize = 15, LineHeight = 1.2f;

    // Pixels of the PNG per point of the figure, and of the pictures of points within the SVG.
    private const int Density = 2;

    private static readonly SKColor Ink = DrawingBoard.Ink.ToSKColor(), Faint = DrawingBoard.Faint.ToSKColor(), Frame = SKColor.Parse("#909090");

    /// <summary>What each row shows, first row first; empty where a single row needs no name.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<GridColumn> Columns { get; init; }

    /// <summary>What colors and marks mean.</summary>
    public required IGridKey Key { get; init; }

    /// <summary>Writes <c>NAME.png</c> and <c>NAME.svg</c>, each whole or not at all.</summary>
    public void Write(string folder, string name)
    {
        int columns = Math.Min(MostColumns, Columns.Count), bands = (Columns.Count + MostColumns - 1) / MostColumns;
        int left = Margin + (Rows.Any(row => row.Length > 0) ? RowLabelWidth : 0);
        float header = (Columns.Max(column => Wrap(column.Name).Length) * TextSize * LineHeight) + (Columns.Any(column => column.Note.Length > 0) ? NoteSize * LineHeight : 0) + 6;
        float band = header + (Rows.Count * (Side + Gap)) + Gap;
        int width = left + (columns * (Side + Gap)) + Margin;
        float keyTop = (bands * band) + Margin;
        int height = (int)(keyTop + Key.Height(width - left) + Margin);

        using var svg = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(width, height), svg))
            Draw(canvas);
        FigureFile.WriteSvg(System.Text.Encoding.UTF8.GetString(svg.ToArray()), folder, name);

        using var surface = SKSurface.Create(new SKImageInfo(width * Density, height * Density));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Density);
        Draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        AtomicFile.Write(Path.Combine(folder, $"{name}.png"), png.SaveTo);

        void Draw(SKCanvas canvas)
        {
            for (int column = 0; column < Columns.Count; column++)
            {
                float x = left + (column % MostColumns * (Side + Gap)), y = Margin + (column / MostColumns * band);
                Header(canvas, Columns[column], x, y + header);
                for (int row = 0; row < Rows.Count; row++)
                {
                    var place = SKRect.Create(x, y + header + (row * (Side + Gap)), Side, Side);
                    Panel(canvas, Columns[column].Panels[row], place);
                    if (column % MostColumns == 0 && Rows[row].Length > 0)
                        RowLabel(canvas, Rows[row], left, place.MidY);
                }
            }
            Key.Draw(canvas, SKRect.Create(left, keyTop, width - left - Margin, height - keyTop));
        }
    }

    /// <summary>Writes text on a canvas.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="text">The text.</param>
    /// <param name="x">Where it begins, or its middle.</param>
    /// <param name="baseline">What it stands on.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    /// <param name="isNote">Whether it is smaller and paler.</param>
    internal static void Text(SKCanvas canvas, string text, float x, float baseline, SKTextAlign align = SKTextAlign.Left, bool isNote = false)
    {
        using var font = new SKFont(Fonts.GetTypeface(FigureStyle.Font, bold: false, italic: false), isNote ? NoteSize : TextSize);
        using var paint = new SKPaint { IsAntialias = true, Color = isNote ? Faint : Ink };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    private static void Header(SKCanvas canvas, GridColumn column, float x, float bottom)
    {
        bottom -= 6;
        if (column.Note.Length > 0)
        {
            Text(canvas, DrawingBoard.Fit(column.Note, NoteSize, Side), x + (Side / 2f), bottom, SKTextAlign.Center, isNote: true);
            bottom -= NoteSize * LineHeight;
        }
        string[] lines = Wrap(column.Name);
        for (int line = lines.Length - 1; line >= 0; line--, bottom -= TextSize * LineHeight)
            Text(canvas, lines[line], x + (Side / 2f), bottom, SKTextAlign.Center);
    }

    // Words side by side as long as there is room; what does not fit into the last line is cut.
    private static string[] Wrap(string name)
    {
        List<string> lines = [];
        foreach (string word in name.Split(' '))
        {
            if (lines.Count > 0 && (lines.Count == NameLines || DrawingBoard.Width($"{lines[^1]} {word}", TextSize) <= Side))
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return [.. lines.Select(line => DrawingBoard.Fit(line, TextSize, Side))];
    }

    private static void Panel(SKCanvas canvas, IGridPanel? panel, SKRect place)
    {
        if (panel is null)
            return;
        panel.Draw(canvas, place);
        using var frame = new SKPaint { Style = SKPaintStyle.Stroke, Color = Frame, StrokeWidth = 1 };
        canvas.DrawRect(place, frame);
    }

    private static void RowLabel(SKCanvas canvas, string label, float right, float middle)
    {
        canvas.Save();
        canvas.RotateDegrees(-90, right - 12, middle);
        Text(canvas, label, right - 12, middle, SKTextAlign.Center);
        canvas.Restore();
    }
}

/// <summary>A method on a grid.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Note">A number that belongs to its panels; empty for none.</param>
/// <param name="Panels">Its panel in each row; null leaves the place empty.</param>
internal sealed record GridColumn(string Name, string Note, IReadOnlyList<IGridPanel?> Panels);

/// <summary>A panel of a grid.</summary>
internal interface IGridPanel
{
    /// <summary>Draws it into its place.</summary>
    void Draw(SKCanvas canvas, SKRect place);
}

/// <summary>What colors and marks of a grid mean.</summary>
internal interface IGridKey
{
    /// <summary>How high it is.</summary>
    float Height(float width);

    /// <summary>Draws it.</summary>
    void Draw(SKCanvas canvas, SKRect place);
}
