namespace NebulaBench.Datasets.Procedural;

/// <summary>
/// The ways people write the ten digits. A glyph is a list of pen strokes; it is two units high, from y = −1 to y = 1, about 1.2 wide
/// and centered on the origin.
/// </summary>
public static class Glyphs
{
    /// <summary>For each digit its variants, for each variant its strokes as fine polylines.</summary>
    public static IReadOnlyList<IReadOnlyList<Point[][]>> All { get; } =
    [
        Zero(), One(), Two(), Three(), Four(), Five(), Six(), Seven(), Eight(), Nine(),
    ];

    private static Point[][][] Zero() =>
    [
        [Curve.Smooth((0, -1), (0.45, -0.65), (0.6, 0), (0.45, 0.65), (0, 1), (-0.45, 0.65), (-0.6, 0), (-0.45, -0.65), (0, -1))],
        [Curve.Smooth((0.25, -0.95), (-0.2, -0.9), (-0.45, -0.3), (-0.4, 0.5), (0, 1), (0.35, 0.6), (0.42, -0.1), (0.2, -0.7), (-0.1, -1))],
    ];

    private static Point[][][] One() =>
    [
        [Curve.Straight((0, -1), (0, 1))],
        [Curve.Straight((-0.38, -0.55), (0.05, -1), (0.05, 1))],
        [Curve.Straight((-0.32, -0.6), (0, -1), (0, 1)), Curve.Straight((-0.42, 1), (0.42, 1))],
    ];

    private static Point[][][] Two() =>
    [
        [Curve.Smooth((-0.52, -0.5), (-0.3, -0.9), (0.1, -1), (0.48, -0.72), (0.42, -0.22), (0, 0.4), (-0.55, 1)),
            Curve.Straight((-0.55, 1), (0.6, 1))],
        [Curve.Smooth((-0.5, -0.65), (-0.2, -0.98), (0.25, -0.95), (0.45, -0.55), (0.2, 0.05), (-0.3, 0.75), (-0.55, 0.92), (-0.6, 0.65),
            (-0.3, 0.62), (0.1, 0.92), (0.6, 0.8))],
    ];

    private static Point[][][] Three() =>
    [
        [Curve.Smooth((-0.48, -0.75), (-0.1, -1), (0.38, -0.82), (0.4, -0.35), (-0.1, -0.06)),
            Curve.Smooth((-0.1, -0.06), (0.42, 0.12), (0.52, 0.55), (0.2, 0.95), (-0.2, 1), (-0.55, 0.72))],
        [Curve.Straight((-0.48, -1), (0.45, -1), (-0.05, -0.2)),
            Curve.Smooth((-0.05, -0.2), (0.4, -0.02), (0.52, 0.42), (0.3, 0.88), (-0.12, 1), (-0.52, 0.78))],
    ];

    private static Point[][][] Four() =>
    [
        [Curve.Straight((-0.3, -1), (-0.5, 0.15), (0.58, 0.15)), Curve.Straight((0.32, -0.7), (0.26, 1))],
        [Curve.Straight((0.22, 1), (0.22, -1), (-0.6, 0.36), (0.6, 0.36))],
    ];

    private static Point[][][] Five() =>
    [
        [Curve.Straight((0.5, -1), (-0.36, -1), (-0.44, -0.12)),
            Curve.Smooth((-0.44, -0.12), (0.05, -0.3), (0.48, 0), (0.5, 0.55), (0.15, 0.96), (-0.25, 1), (-0.55, 0.78))],
        [Curve.Smooth((0.5, -0.95), (0, -1), (-0.35, -0.75), (-0.3, -0.3), (0.2, -0.02), (0.46, 0.4), (0.2, 0.9), (-0.2, 1), (-0.5, 0.85))],
    ];

    private static Point[][][] Six() =>
    [
        [Curve.Smooth((0.4, -0.95), (-0.05, -0.75), (-0.42, -0.15), (-0.5, 0.45), (-0.2, 0.95), (0.2, 0.95), (0.46, 0.55), (0.25, 0.1),
            (-0.15, 0.1), (-0.45, 0.5))],
        [Curve.Smooth((0.05, -1), (-0.3, -0.4), (-0.42, 0.3), (-0.3, 0.88), (0.1, 1), (0.4, 0.68), (0.2, 0.34),
            (-0.2, 0.42), (-0.36, 0.7))],
    ];

    private static Point[][][] Seven() =>
    [
        [Curve.Straight((-0.55, -1), (0.55, -1), (-0.15, 1))],
        [Curve.Straight((-0.55, -1), (0.55, -1), (-0.1, 1)), Curve.Straight((-0.3, 0), (0.5, 0))],
        [Curve.Straight((-0.55, -0.7), (-0.5, -1)), Curve.Smooth((-0.5, -1), (0, -0.88), (0.55, -1)),
            Curve.Smooth((0.55, -1), (0.15, -0.2), (0, 1))],
    ];

    private static Point[][][] Eight() =>
    [
        [Curve.Smooth((0.42, -0.72), (0, -1), (-0.42, -0.7), (-0.2, -0.25), (0.25, 0.1), (0.5, 0.55), (0, 1), (-0.5, 0.6), (-0.25, 0.12),
            (0.2, -0.25), (0.42, -0.72))],
        [Curve.Smooth((0, -1), (0.4, -0.8), (0.38, -0.3), (0, -0.1), (-0.38, -0.3), (-0.4, -0.8), (0, -1)),
            Curve.Smooth((0, -0.1), (0.46, 0.15), (0.44, 0.78), (0, 1), (-0.44, 0.78), (-0.46, 0.15), (0, -0.1))],
    ];

    private static Point[][][] Nine() =>
    [
        [Curve.Smooth((0.44, -0.7), (0.05, -1), (-0.4, -0.8), (-0.42, -0.3), (-0.05, -0.08), (0.36, -0.35), (0.46, -0.75)),
            Curve.Straight((0.46, -0.75), (0.3, 1))],
        [Curve.Smooth((0.45, -0.6), (0.1, -1), (-0.36, -0.82), (-0.4, -0.32), (0, -0.1), (0.4, -0.4), (0.46, -0.62), (0.44, 0.2),
            (0.2, 0.85), (-0.15, 1), (-0.45, 0.8))],
    ];
}

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

/// <summary>A point of the plane; x grows to the right, y downwards.</summary>
/// <param name="X">Its place to the right.</param>
/// <param name="Y">Its place downwards.</param>
public readonly record struct Point(double X, double Y)
{
    /// <summary>Lets a pair stand for a point, so that shapes read as lists of pairs.</summary>
    public static implicit operator Point((double X, double Y) pair) => new(pair.X, pair.Y);
}
