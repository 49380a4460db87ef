namespace NebulaBench.Datasets.Procedural;

/// <summary>A simple body inside the unit sphere, as a signed distance: negative inside, never more than the true distance outside.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Distance">A bound of the distance from a point, which a ray may safely go on by.</param>
public sealed record Solid(string Name, Func<Vector, double> Distance)
{
    private const double SquareRootOfThird = 0.57735026918962576;

    /// <summary>The classes, in the order of their labels.</summary>
    public static IReadOnlyList<Solid> All { get; } =
    [
        new("sphere", point => point.Length - 0.85),
        new("cube", point => Box(point, 0.57, 0.57, 0.57)),
        new("cylinder", point => Math.Max(point.FromAxis - 0.55, Math.Abs(point.Y) - 0.75)),
        new("cone", Cone),
        new("torus", Torus),
        new("capsule", point => Rod(point, 0.5) - 0.42),
        new("pyramid", Pyramid),
        new("prism", Prism),
        new("octahedron", point => SquareRootOfThird * (Math.Abs(point.X) + Math.Abs(point.Y) + Math.Abs(point.Z) - 0.98)),
        new("cross", Cross),
    ];

    /// <summary>The outward direction at a point of the surface, by central differences.</summary>
    /// <param name="point">A point of the surface.</param>
    public Vector Normal(Vector point)
    {
        const double Step = 1e-4;
        return new Vector(
            Distance(point with { X = point.X + Step }) - Distance(point with { X = point.X - Step }),
            Distance(point with { Y = point.Y + Step }) - Distance(point with { Y = point.Y - Step }),
            Distance(point with { Z = point.Z + Step }) - Distance(point with { Z = point.Z - Step })).Direction;
    }

    // A convex body is where all its faces' half-spaces meet; the largest of their distances bounds the true one from below.
    private static double Box(Vector point, double x, double y, double z) =>
        Math.Max(Math.Max(Math.Abs(point.X) - x, Math.Abs(point.Y) - y), Math.Abs(point.Z) - z);

    private static double Rod(Vector point, double half) =>
        (point with { Y = point.Y - Math.Clamp(point.Y, -half, half) }).Length;

    // Base of radius 0.7 at y = −0.65, top at y = 0.95: the slope's normal is (1.6, 0.7) in the plane of radius and height.
    private static double Cone(Vector point)
    {
        const double Slope = 1.7464249196572981; // √(1.6² + 0.7²)
        return Math.Max(((1.6 * point.FromAxis) + (0.7 * (point.Y - 0.95))) / Slope, -0.65 - point.Y);
    }

    private static double Torus(Vector point)
    {
        double around = point.FromAxis - 0.66;
        return Math.Sqrt((around * around) + (point.Y * point.Y)) - 0.27;
    }

    // Square base of half side 0.55 at y = −0.6, top at y = 0.9: the faces' normals are (1.5, 0.55).
    private static double Pyramid(Vector point)
    {
        const double Slope = 1.5976545308670455; // √(1.5² + 0.55²)
        double outwards = Math.Max(Math.Abs(point.X), Math.Abs(point.Z));
        return Math.Max(((1.5 * outwards) + (0.55 * (point.Y - 0.9))) / Slope, -0.6 - point.Y);
    }

    // A lying roof: an equilateral triangle in x and y, drawn along z.
    private static double Prism(Vector point)
    {
        double side = (0.86602540378443865 * Math.Abs(point.X)) + (0.5 * point.Y) - 0.36;
        return Math.Max(Math.Max(side, -0.36 - point.Y), Math.Abs(point.Z) - 0.65);
    }

    private static double Cross(Vector point) => Math.Min(
        Box(point, 0.26, 0.85, 0.26), Math.Min(Box(point, 0.85, 0.26, 0.26), Box(point, 0.26, 0.26, 0.85)));
}

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
