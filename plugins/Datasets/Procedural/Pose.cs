namespace NebulaBench.Datasets.Procedural;

/// <summary>Takes a point of a glyph to its place in the picture: scaled, slanted, turned, shifted.</summary>
public sealed class Pose
{
    // A digit is two units high and takes 20 of 28 pixels.
    private const double HalfHeight = 10.0 / 28;

    private readonly double xx, xy, yx, yy, centerX, centerY;

    /// <summary>The pose that the factors describe.</summary>
    /// <param name="factors">The factors of the picture.</param>
    /// <param name="size">The picture's height and width in pixels.</param>
    public Pose(DigitFactors factors, int size)
    {
        ArgumentNullException.ThrowIfNull(factors);
        double height = HalfHeight * size * factors.Scale;
        double width = height * factors.Aspect;
        double slant = -factors.Shear * height;
        (double sine, double cosine) = Math.SinCos(factors.Rotation * Math.PI / 180);
        xx = cosine * width;
        xy = (cosine * slant) - (sine * height);
        yx = sine * width;
        yy = (sine * slant) + (cosine * height);
        centerX = size * (0.5 + (factors.TranslationX / 28));
        centerY = size * (0.5 + (factors.TranslationY / 28));
    }

    /// <summary>How many pixels a glyph unit of this size takes.</summary>
    public static double PixelsPerUnit(int size) => HalfHeight * size;

    /// <summary>The point's place in pixels, from the picture's upper left corner.</summary>
    /// <param name="point">A point in glyph units.</param>
    public Point Apply(Point point) =>
        new(centerX + (xx * point.X) + (xy * point.Y), centerY + (yx * point.X) + (yy * point.Y));
}
