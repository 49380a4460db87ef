using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Brings a mesh into its frame.</summary>
internal static class MeshPlacing
{
    /// <summary>The mesh in its frame; corners that no triangle uses do not count.</summary>
    public static Mesh Placed(this Mesh mesh, Normalization normalization)
    {
        if (normalization == Normalization.None)
        {
            return mesh;
        }
        Frame frame = Frame.From(
            mesh.Triangles.SelectMany(triangle => new[] { mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C] }),
            normalization);
        return mesh with { Vertices = Array.ConvertAll(mesh.Vertices, frame.Place) };
    }

    /// <summary>A mesh whose z axis pointed upwards, y upwards; turned, not mirrored.</summary>
    public static Mesh TurnedFromZUp(this Mesh mesh) =>
        mesh with { Vertices = Array.ConvertAll(mesh.Vertices, FromZUp) };

    /// <summary>A place given z upwards, y upwards.</summary>
    public static Vector3 FromZUp(Vector3 place) => new(place.X, place.Z, -place.Y);
}
