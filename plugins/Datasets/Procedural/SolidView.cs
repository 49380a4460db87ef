namespace NebulaBench.Datasets.Procedural;

/// <summary>A solid as a viewer far away sees it: what light comes from a place of the picture.</summary>
public sealed class SolidView
{
    private const int MostSteps = 80;
    private const double Near = 1e-4;
    private const double Ambient = 0.22;
    private const double Gloss = 0.35;

    private static readonly Vector Viewer = new(0, 0, 1);

    private readonly SolidFactors factors;
    private readonly Solid solid;
    private readonly Rotation turn;
    private readonly Vector ray, light, halfway;
    private readonly Color color;

    /// <summary>The view that the factors describe.</summary>
    /// <param name="factors">The factors of the picture.</param>
    public SolidView(SolidFactors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        this.factors = factors;
        solid = Solid.All[factors.Class];
        turn = new Rotation(factors.Azimuth, factors.Elevation, factors.Roll);
        ray = turn.ToSolid(Viewer * -1);
        Vector lamp = Vector.Towards(factors.LightAzimuth, factors.LightElevation);
        light = turn.ToSolid(lamp);
        halfway = turn.ToSolid((lamp + Viewer).Direction);
        color = Color.OfHue(factors.Hue, saturation: 0.75, value: 0.95);
    }

    /// <summary>Whether the solid is seen at a place, and in which color.</summary>
    /// <param name="x">From −1 at the left to 1 at the right.</param>
    /// <param name="y">From −1 at the bottom to 1 at the top.</param>
    /// <param name="seen">The color, black where it is not seen.</param>
    public bool At(double x, double y, out Color seen)
    {
        seen = default;
        double across = (x - factors.TranslationX) / factors.Scale, upwards = (y - factors.TranslationY) / factors.Scale;
        double inside = 1 - (across * across) - (upwards * upwards);
        if (inside <= 0)
        {
            return false; // the ray misses the unit sphere that holds every solid
        }
        double depth = Math.Sqrt(inside);
        Vector point = turn.ToSolid(new Vector(across, upwards, depth));
        double gone = 0;
        for (int step = 0; step < MostSteps && gone < 2 * depth; step++)
        {
            double distance = solid.Distance(point);
            if (distance < Near)
            {
                seen = Shade(solid.Normal(point));
                return true;
            }
            gone += distance;
            point += ray * distance;
        }
        return false;
    }

    // Lambert's law with some ambient light, and Blinn's highlight.
    private Color Shade(Vector normal)
    {
        double lit = Math.Max(0, normal.Dot(light));
        double gleam = lit > 0 ? Gloss * Math.Pow(Math.Max(0, normal.Dot(halfway)), 24) : 0;
        return (color * (Ambient + ((1 - Ambient) * lit))) + new Color(gleam, gleam, gleam);
    }
}

/// <summary>How a solid is turned: about its own upright axis, then tipped towards the viewer, then rolled in the picture.</summary>
public sealed class Rotation
{
    private readonly Vector right, up, towards;

    /// <summary>The turn of three angles in degrees.</summary>
    /// <param name="azimuth">About the upright axis.</param>
    /// <param name="elevation">How far the viewer looks down on it.</param>
    /// <param name="roll">In the picture's plane, counterclockwise.</param>
    public Rotation(double azimuth, double elevation, double roll)
    {
        (double sinA, double cosA) = Math.SinCos(azimuth * Math.PI / 180);
        (double sinE, double cosE) = Math.SinCos(elevation * Math.PI / 180);
        (double sinR, double cosR) = Math.SinCos(roll * Math.PI / 180);
        // The rows of the turned axes before the roll: where the solid's x, y and z axes end up.
        Vector x = new(cosA, sinA * sinE, -sinA * cosE);
        Vector y = new(0, cosE, sinE);
        Vector z = new(sinA, -cosA * sinE, cosA * cosE);
        right = Rolled(x);
        up = Rolled(y);
        towards = Rolled(z);

        Vector Rolled(Vector axis) => new((cosR * axis.X) - (sinR * axis.Y), (sinR * axis.X) + (cosR * axis.Y), axis.Z);
    }

    /// <summary>From the solid's own axes to the viewer's.</summary>
    public Vector ToView(Vector own) => (right * own.X) + (up * own.Y) + (towards * own.Z);

    /// <summary>From the viewer's axes to the solid's own.</summary>
    public Vector ToSolid(Vector seen) => new(right.Dot(seen), up.Dot(seen), towards.Dot(seen));
}
