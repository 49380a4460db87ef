using System.Globalization;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Files;
using ScottPlot;

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
