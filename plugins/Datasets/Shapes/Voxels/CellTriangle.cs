using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>
/// A triangle measured in cells: cell i of an axis covers [i, i + 1]. Whether it touches a cell is decided by separating axes: a convex
/// body misses another exactly if some plane normal to a face of one, or to an edge of each, parts them.
/// </summary>
internal readonly struct CellTriangle
{
    /// <summary>The triangle of a mesh that lies in [−1, 1]³.</summary>
    public CellTriangle(Mesh mesh, Triangle triangle, int resolution)
    {
        A = InCells(mesh.Vertices[triangle.A], resolution);
        B = InCells(mesh.Vertices[triangle.B], resolution);
        C = InCells(mesh.Vertices[triangle.C], resolution);
        Normal = Cells.Cross(B - A, C - A);
    }

    public Cells A { get; }

    public Cells B { get; }

    public Cells C { get; }

    /// <summary>Normal to the triangle, of no particular length.</summary>
    public Cells Normal { get; }

    /// <summary>Whether the closed triangle and a closed cell have a point in common.</summary>
    public bool Touches(int x, int y, int z)
    {
        var center = new Cells(x + 0.5, y + 0.5, z + 0.5);
        Cells a = A - center, b = B - center, c = C - center;
        if (Apart(a.X, b.X, c.X, 0.5) || Apart(a.Y, b.Y, c.Y, 0.5) || Apart(a.Z, b.Z, c.Z, 0.5))
        {
            return false;
        }
        double plane = Cells.Dot(Normal, a);
        return Math.Abs(plane) <= 0.5 * Normal.Sum
            && !EdgeParts(b - a, a, b, c) && !EdgeParts(c - b, a, b, c) && !EdgeParts(a - c, a, b, c);
    }

    // The cross products of an edge with the three axes.
    private static bool EdgeParts(Cells edge, Cells a, Cells b, Cells c)
    {
        double x = Math.Abs(edge.X), y = Math.Abs(edge.Y), z = Math.Abs(edge.Z);
        return Apart(Yz(a), Yz(b), Yz(c), (y + z) / 2) || Apart(Zx(a), Zx(b), Zx(c), (z + x) / 2) || Apart(Xy(a), Xy(b), Xy(c), (x + y) / 2);

        double Yz(Cells p) => (p.Z * edge.Y) - (p.Y * edge.Z);
        double Zx(Cells p) => (p.X * edge.Z) - (p.Z * edge.X);
        double Xy(Cells p) => (p.Y * edge.X) - (p.X * edge.Y);
    }

    private static bool Apart(double a, double b, double c, double radius) =>
        Math.Min(a, Math.Min(b, c)) > radius || Math.Max(a, Math.Max(b, c)) < -radius;

    private static Cells InCells(Vector3 vertex, int resolution) =>
        new(InCells(vertex.X, resolution), InCells(vertex.Y, resolution), InCells(vertex.Z, resolution));

    // A face that normalizing put on the volume's border may have been rounded across it.
    private static double InCells(float coordinate, int resolution)
    {
        double cells = (coordinate + 1.0) * resolution / 2, inside = Math.Clamp(cells, 0, resolution);
        return Math.Abs(cells - inside) < 1e-4 ? inside : cells;
    }
}

/// <summary>A place or a difference measured in cells, in double precision so that the exact tests stay exact on ordinary meshes.</summary>
internal readonly record struct Cells(double X, double Y, double Z)
{
    /// <summary>The sum of the sizes of the three components.</summary>
    public double Sum => Math.Abs(X) + Math.Abs(Y) + Math.Abs(Z);

    /// <summary>The component along an axis: 0, 1, 2 for x, y, z.</summary>
    public double Along(int axis) => axis switch { 0 => X, 1 => Y, _ => Z };

    public static Cells operator -(Cells a, Cells b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Cells operator +(Cells a, Cells b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Cells operator *(Cells a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    public static double Dot(Cells a, Cells b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    public static Cells Cross(Cells a, Cells b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
