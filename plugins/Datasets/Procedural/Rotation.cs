namespace NebulaBench.Datasets.Procedural;

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
