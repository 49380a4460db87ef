using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws latents in their principal plane, colored by class or by prototype, prototypes as black hexagons.</summary>
internal static class LatentScatter
{
    // Classes take turns in being drawn, so that none lies on top of all others.
    private const int Rounds = 8;
    private const int MostLegendEntries = 30;
    private const int MostNumberedPrototypes = 12;

    /// <summary>Width and height of the figure.</summary>
    public static (int Width, int Height) Size => (760, 640);

    /// <summary>Draws.</summary>
    /// <param name="cloud">The points.</param>
    /// <param name="categories">The class or prototype of every sample of the run; null leaves them gray.</param>
    /// <param name="names">What the classes are called; those beyond are called by number.</param>
    /// <param name="title">The title.</param>
    public static Plot Draw(LatentCloud cloud, int[]? categories, IReadOnlyList<string> names, string title)
    {
        Plot plot = FigureStyle.NewPlot(title);
        Points(plot, cloud, categories);
        Prototypes(plot, cloud);
        int[] used = categories is null ? [] : [.. cloud.Samples.Select(sample => categories[sample]).Distinct().Order()];
        plot.Legend.DisplayPlottableLegendItems = false;
        if (used.Length <= MostLegendEntries)
            plot.Legend.ManualItems.AddRange(used.Select(category => Entry(Name(category, names), Dot(category, size: 9, opacity: 1))));
        if (cloud.Prototypes is not null)
            plot.Legend.ManualItems.Add(Entry("anchor", Hexagon(13)));
        if (plot.Legend.ManualItems.Count > 0)
            FrameLegend(plot.ShowLegend(Edge.Right));
        plot.XLabel(Axis(cloud, 0, "first"));
        plot.YLabel(Axis(cloud, 1, "second"));
        plot.Axes.Bottom.TickGenerator = FigureStyle.NumberTicks();
        plot.Axes.Left.TickGenerator = FigureStyle.NumberTicks();
        plot.Axes.SquareUnits();
        return plot;
    }

    private static string Axis(LatentCloud cloud, int component, string ordinal) => cloud.Shares.Count > component
        ? $"{ordinal} principal component ({NumberText.Percent(cloud.Shares[component])} of the variance)"
        : $"{ordinal} coordinate of t-SNE";

    private static void Points(Plot plot, LatentCloud cloud, int[]? categories)
    {
        var batches = Enumerable.Range(0, cloud.Samples.Length)
            .GroupBy(point => (Round: point % Rounds, Category: categories?[cloud.Samples[point]] ?? -1))
            .OrderBy(batch => batch.Key);
        foreach (var batch in batches)
        {
            double[] x = [.. batch.Select(point => cloud.X[point])], y = [.. batch.Select(point => cloud.Y[point])];
            Markers markers = plot.Add.Markers(x, y);
            markers.MarkerStyle = Dot(batch.Key.Category, size: 4.5f, opacity: 0.75);
        }
    }

    private static void Prototypes(Plot plot, LatentCloud cloud)
    {
        if (cloud.Prototypes is not [double[] x, double[] y])
            return;
        bool numbered = x.Length <= MostNumberedPrototypes;
        for (int prototype = 0; prototype < x.Length; prototype++)
        {
            Marker marker = plot.Add.Marker(x[prototype], y[prototype]);
            marker.MarkerStyle = Hexagon(numbered ? 20 : 13);
            if (numbered)
                Number(plot, prototype, x[prototype], y[prototype]);
        }
    }

    private static void Number(Plot plot, int prototype, double x, double y)
    {
        Text number = plot.Add.Text(NumberText.Whole(prototype), x, y);
        number.LabelFontName = FigureStyle.Font;
        number.LabelFontColor = Colors.White;
        number.LabelFontSize = 10;
        number.OffsetY = FigureStyle.Drop(10);
        number.LabelAlignment = Alignment.MiddleCenter;
    }

    private static string Name(int category, IReadOnlyList<string> names) =>
        category < names.Count ? names[category] : NumberText.Whole(category);

    private static LegendItem Entry(string name, MarkerStyle mark)
    {
        var entry = new LegendItem { LabelText = name, LabelFontSize = FigureStyle.SmallTextSize, MarkerStyle = mark };
        entry.LabelStyle.OffsetY = FigureStyle.Drop(FigureStyle.SmallTextSize);
        return entry;
    }

    private static MarkerStyle Dot(int category, float size, double opacity) => category < 0
        ? new MarkerStyle(MarkerShape.FilledCircle, size, Palette.Nothing.WithOpacity(opacity))
        : new MarkerStyle(Palette.Mark(category), size, Palette.ColorAt(category).WithOpacity(opacity));

    private static MarkerStyle Hexagon(float size) => new(MarkerShape.FilledCircle, size, Colors.Black)
    {
        CustomRenderer = new HexagonMarker(),
        OutlineColor = Colors.White,
        OutlineWidth = 1.5f,
    };

    private static void FrameLegend(ScottPlot.Panels.LegendPanel panel)
    {
        panel.Legend.OutlineColor = Colors.Transparent;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Legend.InterItemPadding = new PixelPadding(left: 8, right: 8, bottom: 1, top: 1);
        panel.Alignment = Alignment.UpperCenter;
    }
}

/// <summary>A filled hexagon with an outline: the method's own picture of a nebula anchor.</summary>
internal sealed class HexagonMarker : IMarker
{
    /// <inheritdoc/>
    public void Render(SKCanvas canvas, Paint paint, Pixel center, float size, MarkerStyle markerStyle)
    {
        using SKPath hexagon = Outline(center.X, center.Y, size / 2);
        Drawing.FillPath(canvas, paint, hexagon, markerStyle.FillStyle, new PixelRect(center, size));
        Drawing.DrawPath(canvas, paint, hexagon, markerStyle.OutlineStyle);
    }

    /// <summary>The outline around a middle.</summary>
    internal static SKPath Outline(float x, float y, float radius)
    {
        SKPoint[] corners =
        [
            .. Enumerable.Range(0, 6).Select(corner => new SKPoint(
                x + (radius * MathF.Sin(corner * MathF.PI / 3)),
                y - (radius * MathF.Cos(corner * MathF.PI / 3)))),
        ];
        var path = new SKPath();
        path.AddPoly(corners, close: true);
        return path;
    }
}
