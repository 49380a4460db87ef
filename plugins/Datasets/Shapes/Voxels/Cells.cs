namespace NebulaBench.Datasets.Shapes.Voxels;

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
