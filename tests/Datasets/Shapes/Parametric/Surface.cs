using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

/// <summary>What tests ask of a mesh, by the simplest arithmetic there is.</summary>
internal static class Surface
{
    /// <summary>The edges that are not shared by exactly two triangles in opposite directions.</summary>
    public static IEnumerable<(int From, int To)> OpenEdges(Mesh mesh)
    {
        Dictionary<(int From, int To), int> passes = mesh.Triangles
            .SelectMany(triangle => new[] { (triangle.A, triangle.B), (triangle.B, triangle.C), (triangle.C, triangle.A) })
            .CountBy(edge => edge).ToDictionary();
        return passes.Where(pass => pass.Value != 1 || passes.GetValueOrDefault((pass.Key.To, pass.Key.From)) != 1).Select(pass => pass.Key);
    }

    /// <summary>The volume inside, negative where the faces look inwards.</summary>
    public static double Volume(Mesh mesh) => mesh.Triangles.Sum(triangle => VolumeTo(mesh, triangle));

    /// <summary>The volumes of the bodies that share no corner.</summary>
    public static IEnumerable<double> BodyVolumes(Mesh mesh)
    {
        int[] body = [.. Enumerable.Range(0, mesh.Vertices.Length)];
        foreach (Triangle triangle in mesh.Triangles)
        {
            body[Root(triangle.B)] = Root(triangle.A);
            body[Root(triangle.C)] = Root(triangle.A);
        }
        return mesh.Triangles.GroupBy(triangle => Root(triangle.A)).Select(group => group.Sum(triangle => VolumeTo(mesh, triangle)));

        int Root(int vertex)
        {
            while (body[vertex] != vertex)
            {
                vertex = body[vertex] = body[body[vertex]];
            }
            return vertex;
        }
    }

    /// <summary>The extents of the bounding box.</summary>
    public static Vector3 Extents(Mesh mesh) => mesh.Vertices.Aggregate(Vector3.Max) - mesh.Vertices.Aggregate(Vector3.Min);

    private static double VolumeTo(Mesh mesh, Triangle triangle) =>
        Vector3.Dot(mesh.Vertices[triangle.A], Vector3.Cross(mesh.Vertices[triangle.B], mesh.Vertices[triangle.C])) / 6.0;
}
