using NebulaBench.Reporting.Portraits;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>Latents in their principal plane as dots, prototypes as black hexagons.</summary>
/// <param name="cloud">The points.</param>
/// <param name="categories">The class or prototype of every sample of the run; null leaves them gray.</param>
internal sealed class ScatterPanel(LatentCloud cloud, int[]? categories) : IGridPanel
{
    // Classes take turns in being drawn, so that none lies on top of all others.
    private const int Rounds = 16;
    private const float HexagonSize = 8, Inset = 0.04f;

    // Ten thousand dots fill a panel; few may be larger.
    private const float SmallestDot = 1.5f, LargestDot = 3;
    private const int PointsOfSmallest = 4_000;

    // Thousands of dots would make a vector file of megabytes: within it they are a picture, at this many pixels per point.
    private const int Density = 2;

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect place)
    {
        int side = (int)place.Width;
        Func<double, double, SKPoint> map = Map(side);
        float dot = Math.Clamp(SmallestDot * MathF.Sqrt((float)PointsOfSmallest / cloud.Samples.Length), SmallestDot, LargestDot);
        using var surface = SKSurface.Create(new SKImageInfo(side * Density, side * Density));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(Density);
        foreach (var batch in Enumerable.Range(0, cloud.Samples.Length)
            .GroupBy(point => (Round: point % Rounds, Category: categories?[cloud.Samples[point]] ?? -1))
            .OrderBy(batch => batch.Key))
        {
            using var paint = new SKPaint
            {
                IsAntialias = true,
                Color = KeyColors.Of(batch.Key.Category).WithAlpha(190),
                StrokeWidth = dot,
                StrokeCap = SKStrokeCap.Round,
            };
            surface.Canvas.DrawPoints(SKPointMode.Points, [.. batch.Select(point => map(cloud.X[point], cloud.Y[point]))], paint);
        }
        using SKImage dots = surface.Snapshot();
        canvas.DrawImage(dots, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        if (cloud.Prototypes is not [double[] x, double[] y])
            return;
        canvas.Save();
        canvas.ClipRect(place);
        for (int prototype = 0; prototype < x.Length; prototype++)
        {
            SKPoint at = map(x[prototype], y[prototype]);
            KeyMarks.Hexagon(canvas, place.Left + at.X, place.Top + at.Y, HexagonSize);
        }
        canvas.Restore();
    }

    // Both axes on one scale. The plane ends where the samples do: a prototype far from all of them may lie outside.
    private Func<double, double, SKPoint> Map(int side)
    {
        (double left, double right, double low, double high) = (cloud.X.Min(), cloud.X.Max(), cloud.Y.Min(), cloud.Y.Max());
        double extent = Math.Max(Math.Max(right - left, high - low), double.Epsilon) * (1 + (2 * Inset));
        double middleX = (left + right) / 2, middleY = (low + high) / 2;
        return (x, y) => new SKPoint((float)((((x - middleX) / extent) + 0.5) * side), (float)((0.5 - ((y - middleY) / extent)) * side));
    }
}

/// <summary>A matrix as colored cells on [−1, 1], first row on top; what is beyond has the last color.</summary>
/// <param name="values">The matrix.</param>
internal sealed class HeatPanel(double[,] values) : IGridPanel
{
    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect place)
    {
        int rows = values.GetLength(0), columns = values.GetLength(1);
        using var paint = new SKPaint { Style = SKPaintStyle.Fill };
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                paint.Color = HeatKey.ColorOf(values[row, column]);
                // Cells overlap by a hair: no seam shows between them at any size.
                canvas.DrawRect(
                    place.Left + (place.Width * column / columns), place.Top + (place.Height * row / rows),
                    (place.Width / columns) + 0.1f, (place.Height / rows) + 0.1f, paint);
            }
        }
    }
}

/// <summary>The classes' colors, the mark of prototypes, and what the axes would say.</summary>
/// <param name="classes">The classes' names.</param>
/// <param name="hasPrototypes">Whether any panel has prototypes.</param>
/// <param name="note">A line below.</param>
internal sealed class ClassKey(IReadOnlyList<string> classes, bool hasPrototypes, string note) : IGridKey
{
    private const float Line = 26, Space = 22, Mark = 18;

    /// <inheritdoc/>
    public float Height(float width) => (Lines(width).Count * Line) + Line;

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect place)
    {
        float baseline = place.Top + 19;
        foreach (List<(string Name, int Category)> line in Lines(place.Width))
        {
            float x = place.Left;
            foreach ((string name, int category) in line)
            {
                using var paint = new SKPaint { IsAntialias = true, Color = KeyColors.Of(category) };
                if (category == KeyColors.Prototype)
                    KeyMarks.Hexagon(canvas, x + 7, baseline - 6, 14);
                else
                    canvas.DrawCircle(x + 7, baseline - 6, 5.5f, paint);
                CompactGrid.Text(canvas, name, x + Mark, baseline);
                x += Width(name);
            }
            baseline += Line;
        }
        CompactGrid.Text(canvas, note, place.Left, baseline, isNote: true);
    }

    private List<List<(string Name, int Category)>> Lines(float width)
    {
        List<List<(string, int)>> lines = [[]];
        float used = 0;
        IEnumerable<(string Name, int Category)> entries = classes.Select((name, category) => (name, category));
        foreach ((string name, int category) in hasPrototypes ? entries.Append(("prototype", KeyColors.Prototype)) : entries)
        {
            if (used > 0 && used + Width(name) > width)
            {
                lines.Add([]);
                used = 0;
            }
            lines[^1].Add((name, category));
            used += Width(name);
        }
        return lines;
    }

    private static float Width(string name) => Mark + DrawingBoard.Width(name, 19) + Space;
}

/// <summary>The scale of heat maps: a bar from −1 to 1.</summary>
/// <param name="note">What it measures.</param>
internal sealed class HeatKey(string note) : IGridKey
{
    private const float BarWidth = 300, BarHeight = 14;

    private static readonly DivergingColors Scale = new();

    /// <summary>The color of a value.</summary>
    public static SKColor ColorOf(double value) =>
        double.IsNaN(value) ? KeyColors.Of(-1) : Scale.GetColor((value + 1) / 2).ToSKColor();

    /// <inheritdoc/>
    public float Height(float width) => 62;

    /// <inheritdoc/>
    public void Draw(SKCanvas canvas, SKRect place)
    {
        float width = Math.Min(BarWidth, place.Width - 40), left = place.MidX - (width / 2);
        using var paint = new SKPaint();
        for (int step = 0; step < width; step++)
        {
            paint.Color = ColorOf((2 * step / (width - 1)) - 1);
            canvas.DrawRect(left + step, place.Top, 1.2f, BarHeight, paint);
        }
        foreach ((double value, string text) in new[] { (-1.0, "−1"), (0, "0"), (1, "1") })
            CompactGrid.Text(canvas, text, left + (float)((value + 1) / 2 * width), place.Top + 33, SKTextAlign.Center);
        CompactGrid.Text(canvas, note, place.MidX, place.Top + 55, SKTextAlign.Center, isNote: true);
    }
}

/// <summary>The colors of a grid's categories.</summary>
internal static class KeyColors
{
    /// <summary>The category of prototypes in a key.</summary>
    public const int Prototype = -2;

    /// <summary>The color of a class or prototype; gray for none.</summary>
    public static SKColor Of(int category) => (category < 0 ? Palette.Nothing : Palette.ColorAt(category)).ToSKColor();
}

/// <summary>The marks of a grid.</summary>
internal static class KeyMarks
{
    /// <summary>A black hexagon with a white outline: the method's own picture of a nebula anchor.</summary>
    public static void Hexagon(SKCanvas canvas, float x, float y, float size)
    {
        using SKPath outline = HexagonMarker.Outline(x, y, size / 2);
        using var fill = new SKPaint { IsAntialias = true, Color = SKColors.Black };
        using var edge = new SKPaint { IsAntialias = true, Color = SKColors.White, Style = SKPaintStyle.Stroke, StrokeWidth = 1.2f };
        canvas.DrawPath(outline, fill);
        canvas.DrawPath(outline, edge);
    }
}
