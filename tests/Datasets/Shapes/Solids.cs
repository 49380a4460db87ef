using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Meshes whose areas and volumes are known.</summary>
internal static class Solids
{
    /// <summary>A cube or box around the origin, seen counter-clockwise from outside.</summary>
    public static Mesh Box(float halfX, float halfY, float halfZ, Vector3 center = default, byte? part = null)
    {
        Vector3[] vertices =
        [
            .. Enumerable.Range(0, 8).Select(corner => center + new Vector3(
                (corner & 1) == 0 ? -halfX : halfX, (corner & 2) == 0 ? -halfY : halfY, (corner & 4) == 0 ? -halfZ : halfZ)),
        ];
        int[][] quads = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
        Triangle[] triangles = [.. quads.SelectMany(q => new[] { new Triangle(q[0], q[1], q[2]), new Triangle(q[0], q[2], q[3]) })];
        return new Mesh(vertices, triangles, part is { } number ? [.. triangles.Select(_ => number)] : null);
    }

    /// <summary>A ball of meridians and parallels.</summary>
    public static Mesh Ball(float radius, int steps)
    {
        List<Vector3> vertices = [];
        for (int ring = 0; ring <= steps; ring++)
        {
            double polar = Math.PI * ring / steps, flat = ring == 0 || ring == steps ? 0 : Math.Sin(polar);
            for (int step = 0; step < 2 * steps; step++)
            {
                double turn = Math.PI * step / steps;
                vertices.Add(radius * new Vector3((float)(flat * Math.Cos(turn)), (float)Math.Cos(polar), (float)(flat * Math.Sin(turn))));
            }
        }
        List<Triangle> triangles = [];
        for (int ring = 0; ring < steps; ring++)
        {
            for (int step = 0; step < 2 * steps; step++)
            {
                int next = (step + 1) % (2 * steps), above = ring * 2 * steps, below = above + (2 * steps);
                triangles.Add(new Triangle(above + step, above + next, below + step));
                triangles.Add(new Triangle(above + next, below + next, below + step));
            }
        }
        return new Mesh([.. vertices], [.. triangles]);
    }

    /// <summary>Several meshes as one.</summary>
    public static Mesh Together(params Mesh[] meshes)
    {
        List<Vector3> vertices = [];
        List<Triangle> triangles = [];
        foreach (Mesh mesh in meshes)
        {
            int offset = vertices.Count;
            vertices.AddRange(mesh.Vertices);
            triangles.AddRange(mesh.Triangles.Select(t => new Triangle(t.A + offset, t.B + offset, t.C + offset)));
        }
        byte[]? parts = meshes[0].Parts is null ? null : [.. meshes.SelectMany(mesh => mesh.Parts!)];
        return new Mesh([.. vertices], [.. triangles], parts);
    }

    /// <summary>The mesh without some of its triangles.</summary>
    public static Mesh Without(Mesh mesh, params int[] triangles) =>
        mesh with { Triangles = [.. mesh.Triangles.Where((_, index) => !triangles.Contains(index))] };
}
