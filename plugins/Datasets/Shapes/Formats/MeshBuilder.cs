using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Collects what a reader finds, and says where it found what is wrong.</summary>
internal sealed class MeshBuilder
{
    // What a vertex or face takes in a file, at the least: a header may promise more than the file can hold.
    private const int BytesOfOne = 4;

    private Vector3[] vertices;
    private Triangle[] triangles;
    private int triangleCount;

    /// <summary>A builder of a mesh whose size is not known before.</summary>
    public MeshBuilder()
        : this(0, 0, 0)
    {
    }

    /// <summary>A builder that has the memory ready.</summary>
    /// <param name="vertices">How many vertices there should be.</param>
    /// <param name="faces">How many triangles.</param>
    /// <param name="bytes">The size of the file.</param>
    public MeshBuilder(int vertices, int faces, int bytes)
    {
        this.vertices = GC.AllocateUninitializedArray<Vector3>(Math.Min(vertices, bytes / BytesOfOne));
        triangles = GC.AllocateUninitializedArray<Triangle>(Math.Min(faces, bytes / BytesOfOne));
    }

    /// <summary>The number of vertices so far.</summary>
    public int Vertices { get; private set; }

    /// <summary>Adds a vertex.</summary>
    /// <param name="vertex">Where it is.</param>
    /// <param name="at">Where it was read.</param>
    public void AddVertex(Vector3 vertex, Cursor at)
    {
        if (!float.IsFinite(vertex.X) || !float.IsFinite(vertex.Y) || !float.IsFinite(vertex.Z))
        {
            throw at.Error("NB3115", $"vertex {Vertices} is not finite.", "Export the file again, or take the vertex out.");
        }
        Add(ref vertices, Vertices++, vertex);
    }

    /// <summary>Adds a polygon as a fan of triangles around its first corner; fewer than three corners add nothing.</summary>
    /// <param name="corners">Indices of vertices, from 0.</param>
    /// <param name="at">Where it was read.</param>
    public void AddFace(ReadOnlySpan<int> corners, Cursor at)
    {
        foreach (int corner in corners)
        {
            if ((uint)corner >= Vertices)
            {
                throw at.Error(
                    "NB3114",
                    $"the face names vertex {corner}, but there are {Vertices} (counted from 0).",
                    "Mend the face, or export the file again.");
            }
        }
        for (int corner = 2; corner < corners.Length; corner++)
        {
            Add(ref triangles, triangleCount++, new Triangle(corners[0], corners[corner - 1], corners[corner]));
        }
    }

    /// <summary>The mesh.</summary>
    /// <param name="file">Its file.</param>
    public Mesh Build(string file)
    {
        Array.Resize(ref vertices, Vertices);
        Array.Resize(ref triangles, triangleCount);
        return new Mesh(vertices, triangles).Checked(file);
    }

    private static void Add<T>(ref T[] items, int at, T item)
    {
        if (at == items.Length)
        {
            Array.Resize(ref items, Math.Max(16, 2 * at));
        }
        items[at] = item;
    }
}
