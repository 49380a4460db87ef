using ScottPlot;
using SkiaSharp;

namespace NebulaBench.Reporting.Figures;

/// <summary>A filled hexagon with an outline: the method's own picture of a nebula anchor.</summary>
internal sealed class HexagonMarker : IMarker
{
    /// <inheritdoc/>
    public void Render(SKCanvas canvas, Paint paint, Pixel center, float size, MarkerStyle markerStyle)
    {
        using SKPath hexagon = Outline(center, size / 2);
        Drawing.FillPath(canvas, paint, hexagon, markerStyle.FillStyle, new PixelRect(center, size));
        Drawing.DrawPath(canvas, paint, hexagon, markerStyle.OutlineStyle);
    }

    private static SKPath Outline(Pixel center, float radius)
    {
        SKPoint[] corners =
        [
            .. Enumerable.Range(0, 6).Select(corner => new SKPoint(
                center.X + (radius * MathF.Sin(corner * MathF.PI / 3)),
                center.Y - (radius * MathF.Cos(corner * MathF.PI / 3)))),
        ];
        var path = new SKPath();
        path.AddPoly(corners, close: true);
        return path;
    }
}
