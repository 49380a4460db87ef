using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Puts a mesh elsewhere. Every method gives a new mesh whose faces still look outwards.</summary>
internal static class Placement
{
    /// <summary>The mesh shifted.</summary>
    public static Mesh Moved(this Mesh mesh, float x, float y, float z) => mesh.With(Matrix4x4.CreateTranslation(x, y, z));

    /// <summary>The mesh stretched along its axes by positive factors.</summary>
    public static Mesh Scaled(this Mesh mesh, float x, float y, float z) => mesh.With(Matrix4x4.CreateScale(x, y, z));

    /// <summary>The mesh turned about the upright axis, front towards the right.</summary>
    public static Mesh Turned(this Mesh mesh, float degrees) => mesh.With(Matrix4x4.CreateRotationY(float.DegreesToRadians(degrees)));

    /// <summary>The mesh leant about the x axis, top towards the front.</summary>
    public static Mesh Pitched(this Mesh mesh, float degrees) => mesh.With(Matrix4x4.CreateRotationX(float.DegreesToRadians(degrees)));

    /// <summary>The mesh leant about the z axis, right side upwards.</summary>
    public static Mesh Rolled(this Mesh mesh, float degrees) => mesh.With(Matrix4x4.CreateRotationZ(float.DegreesToRadians(degrees)));

    /// <summary>The mesh with left and right exchanged.</summary>
    public static Mesh Mirrored(this Mesh mesh) => mesh with
    {
        Vertices = [.. mesh.Vertices.Select(vertex => vertex with { X = -vertex.X })],
        Triangles = [.. mesh.Triangles.Select(triangle => new Triangle(triangle.A, triangle.C, triangle.B))],
    };

    private static Mesh With(this Mesh mesh, Matrix4x4 matrix) => mesh with
    {
        Vertices = [.. mesh.Vertices.Select(vertex => Vector3.Transform(vertex, matrix))],
    };
}
