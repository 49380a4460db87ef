using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>A figure without axes, on which lines and text are placed by pixel, from its upper left corner.</summary>
internal sealed class DrawingBoard
{
    /// <summary>The color of text and of lines that matter.</summary>
    public static readonly Color Ink = Color.FromHex("#202020");

    /// <summary>The color of what is secondary.</summary>
    public static readonly Color Faint = Color.FromHex("#707070");

    /// <summary>An empty board.</summary>
    public DrawingBoard(int width, int height)
    {
        Plot = new Plot();
        Plot.Font.Set(FigureStyle.Font);
        Plot.FigureBackground.Color = Colors.White;
        Plot.DataBackground.Color = Colors.White;
        Plot.HideGrid();
        Plot.Layout.Frameless();
        Plot.Axes.SetLimits(0, width, height, 0);
    }

    /// <summary>The figure.</summary>
    public Plot Plot { get; }

    /// <summary>How wide a text is.</summary>
    public static float Width(string text, float size)
    {
        using var font = new SKFont(Fonts.GetTypeface(FigureStyle.Font, bold: false, italic: false), size);
        return font.MeasureText(text);
    }

    /// <summary>As much of a text as has room, with an ellipsis if that is not all.</summary>
    public static string Fit(string text, float size, float room)
    {
        if (Width(text, size) <= room)
            return text;
        int length = text.Length - 1;
        while (length > 1 && Width(text[..length].TrimEnd() + "…", size) > room)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>Draws a line.</summary>
    public void Line(double x1, double y1, double x2, double y2, float width, Color color)
    {
        LinePlot line = Plot.Add.Line(x1, y1, x2, y2);
        line.LineWidth = width;
        line.LineColor = color;
    }

    /// <summary>Writes text, by default to the right of a point and in the middle of its height.</summary>
    public void Text(string text, double x, double y, float size, Color color, Alignment alignment = Alignment.MiddleLeft)
    {
        Text label = Plot.Add.Text(text, x, y);
        label.LabelFontName = FigureStyle.Font;
        label.LabelFontSize = size;
        label.LabelFontColor = color;
        label.LabelAlignment = alignment;
        label.OffsetY = FigureStyle.Drop(size);
    }

    /// <summary>Draws a mark.</summary>
    public void Mark(double x, double y, MarkerStyle style)
    {
        Marker marker = Plot.Add.Marker(x, y);
        marker.MarkerStyle = style;
    }
}
