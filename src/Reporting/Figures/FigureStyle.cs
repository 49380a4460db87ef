using NebulaBench.Reporting.Formatting;
using ScottPlot;
using ScottPlot.AxisPanels;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>What all figures have in common.</summary>
public static class FigureStyle
{
    /// <summary>Text other than titles.</summary>
    public const float TextSize = 14;

    /// <summary>Numbers at axes and names in legends.</summary>
    public const float SmallTextSize = 12;

    /// <summary>The font of all text: a plain one that this machine has.</summary>
    public static string Font { get; } =
        new[] { "DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "Segoe UI" }
            .FirstOrDefault(SKFontManager.Default.FontFamilies.Contains) ?? Fonts.Default;

    /// <summary>A white figure with a title and a thin frame.</summary>
    public static Plot NewPlot(string title)
    {
        var plot = new Plot();
        plot.Font.Set(Font);
        plot.FigureBackground.Color = Colors.White;
        plot.Title(title, size: 15);
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.FrameColor(Color.FromHex("#606060"));
        plot.HideGrid();
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontSize = SmallTextSize;
            axis.Label.FontSize = TextSize;
            axis.Label.Bold = false;
            axis.MinorTickStyle.Length = 0;
            axis.TickLabelStyle.OffsetY = Drop(SmallTextSize);
            if (axis is AxisBase { Edge: Edge.Left } outer)
                outer.PaddingOutsideAxisLabels = new PixelPadding(10);
        }

        return plot;
    }

    /// <summary>
    /// How much lower text of a size must be set to stand in the middle: the library takes the lowest point of any letter of the font for
    /// the foot of these.
    /// </summary>
    public static float Drop(float size)
    {
        using var font = new SKFont(Fonts.GetTypeface(Font, bold: false, italic: false), size);
        return font.Metrics.Bottom - font.Metrics.Descent;
    }

    /// <summary>Ticks a finger's width apart, labeled the same in every culture.</summary>
    /// <param name="count">About how many there are.</param>
    public static ITickGenerator NumberTicks(int count = 14) => new NumericAutomatic
    {
        TargetTickCount = count,
        LabelFormatter = NumberText.Tick,
    };

    /// <summary>Ticks of an axis of decimal logarithms, labeled with the powers of ten.</summary>
    public static ITickGenerator PowerTicks() => new NumericAutomatic
    {
        IntegerTicksOnly = true,
        LabelFormatter = power => Math.Pow(10, power).ToString(power is >= -3 and <= 3 ? "0.###" : "0E0", System.Globalization.CultureInfo.InvariantCulture),
    };
}
