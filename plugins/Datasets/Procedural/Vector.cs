namespace NebulaBench.Datasets.Procedural;

/// <summary>A point or direction of space; x to the right, y upwards, z towards the viewer.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Z">Towards the viewer.</param>
public readonly record struct Vector(double X, double Y, double Z)
{
    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>The same direction with length 1.</summary>
    public Vector Direction => this * (1 / Length);

    /// <summary>The distance from the y axis.</summary>
    public double FromAxis => Math.Sqrt((X * X) + (Z * Z));

    /// <summary>The scalar product.</summary>
    public double Dot(Vector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public static Vector operator +(Vector left, Vector right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Vector operator -(Vector left, Vector right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static Vector operator *(Vector vector, double factor) => new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    /// <summary>The direction of a light or viewer from its two angles.</summary>
    /// <param name="azimuth">Degrees around the y axis, from the viewer to the right.</param>
    /// <param name="elevation">Degrees above the horizon.</param>
    public static Vector Towards(double azimuth, double elevation)
    {
        (double sine, double cosine) = Math.SinCos(azimuth * Math.PI / 180);
        (double up, double level) = Math.SinCos(elevation * Math.PI / 180);
        return new Vector(level * sine, up, level * cosine);
    }
}
