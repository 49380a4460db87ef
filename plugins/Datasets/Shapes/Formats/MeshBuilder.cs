using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Collects what a reader finds, and says where it found what is wrong.</summary>
internal sealed class MeshBuilder
{
    private readonly List<Vector3> vertices = [];
    private readonly List<Triangle> triangles = [];

    /// <summary>The number of vertices so far.</summary>
    public int Vertices => vertices.Count;

    /// <summary>Adds a vertex.</summary>
    /// <param name="vertex">Where it is.</param>
    /// <param name="at">Where it was read.</param>
    public void AddVertex(Vector3 vertex, Cursor at)
    {
        if (!float.IsFinite(vertex.X) || !float.IsFinite(vertex.Y) || !float.IsFinite(vertex.Z))
        {
            throw at.Error("NB3115", $"vertex {vertices.Count} is not finite.", "Export the file again, or take the vertex out.");
        }
        vertices.Add(vertex);
    }

    /// <summary>Adds a polygon as a fan of triangles around its first corner; fewer than three corners have no surface and add nothing.</summary>
    /// <param name="corners">Indices of vertices, from 0.</param>
    /// <param name="at">Where it was read.</param>
    public void AddFace(IReadOnlyList<int> corners, Cursor at)
    {
        foreach (int corner in corners)
        {
            if ((uint)corner >= vertices.Count)
            {
                throw at.Error(
                    "NB3114",
                    $"the face names vertex {corner}, but there are {vertices.Count} (counted from 0).",
                    "Mend the face, or export the file again.");
            }
        }
        for (int corner = 2; corner < corners.Count; corner++)
        {
            triangles.Add(new Triangle(corners[0], corners[corner - 1], corners[corner]));
        }
    }

    /// <summary>The mesh.</summary>
    /// <param name="file">Its file.</param>
    public Mesh Build(string file) => new Mesh([.. vertices], [.. triangles]).Checked(file);
}
