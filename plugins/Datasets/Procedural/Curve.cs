namespace NebulaBench.Datasets.Procedural;

/// <summary>Makes a fine polyline of a few points that a pen passes through.</summary>
public static class Curve
{
    private const int PiecesPerSpan = 6;

    /// <summary>Straight lines from point to point.</summary>
    /// <param name="points">The corners.</param>
    public static Point[] Straight(params Point[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Trace(points, (from, to, t, _) => Mix(points[from], points[to], t));
    }

    /// <summary>A smooth line through the points (Catmull and Rom, 1974).</summary>
    /// <param name="points">The points, two at least.</param>
    public static Point[] Smooth(params Point[] points)
    {
        ArgumentNullException.ThrowIfNull(points);
        bool closed = points[0] == points[^1];
        return Trace(points, (from, to, t, last) =>
        {
            Point before = from > 0 ? points[from - 1] : closed ? points[last - 1] : points[from];
            Point after = to < last ? points[to + 1] : closed ? points[1] : points[to];
            return Spline(before, points[from], points[to], after, t);
        });
    }

    private static Point[] Trace(Point[] points, Func<int, int, double, int, Point> at)
    {
        int last = points.Length - 1;
        var line = new Point[(last * PiecesPerSpan) + 1];
        for (int piece = 0; piece < line.Length - 1; piece++)
        {
            int span = piece / PiecesPerSpan;
            line[piece] = at(span, span + 1, piece % PiecesPerSpan / (double)PiecesPerSpan, last);
        }
        line[^1] = points[^1];
        return line;
    }

    private static Point Mix(Point from, Point to, double t) => new(from.X + (t * (to.X - from.X)), from.Y + (t * (to.Y - from.Y)));

    private static Point Spline(Point before, Point from, Point to, Point after, double t) =>
        new(Spline(before.X, from.X, to.X, after.X, t), Spline(before.Y, from.Y, to.Y, after.Y, t));

    private static double Spline(double before, double from, double to, double after, double t)
    {
        double slope = to - before;
        double curvature = (2 * before) - (5 * from) + (4 * to) - after;
        double twist = (3 * from) - before - (3 * to) + after;
        return from + (0.5 * t * (slope + (t * (curvature + (t * twist)))));
    }
}
