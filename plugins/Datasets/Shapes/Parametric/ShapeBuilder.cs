using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Joins bodies into one mesh and remembers which part each belongs to.</summary>
internal sealed class ShapeBuilder
{
    private readonly List<Vector3> vertices = [];
    private readonly List<Triangle> triangles = [];
    private readonly List<byte> parts = [];

    /// <summary>Adds a body.</summary>
    public void Add(Part part, Mesh body)
    {
        int start = vertices.Count;
        vertices.AddRange(body.Vertices);
        foreach (Triangle triangle in body.Triangles)
        {
            triangles.Add(new Triangle(start + triangle.A, start + triangle.B, start + triangle.C));
            parts.Add((byte)part);
        }
    }

    /// <summary>Adds a body on the right, and its mirror image on the left.</summary>
    public void AddPair(Part part, Mesh body)
    {
        Add(part, body);
        Add(part, body.Mirrored());
    }

    /// <summary>Adds a body at the right in front, and its images at the other three corners.</summary>
    public void AddFour(Part part, Mesh body)
    {
        AddPair(part, body);
        AddPair(part, body.Turned(180));
    }

    /// <summary>Everything added so far, as one mesh.</summary>
    public Mesh Build() => new([.. vertices], [.. triangles], [.. parts]);
}
