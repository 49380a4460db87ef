using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Areas and normals of a mesh's triangles, in double precision.</summary>
internal static class MeshArea
{
    /// <summary>The areas summed from the first triangle to each, [triangles]; the last is the whole surface.</summary>
    public static double[] Cumulated(Mesh mesh)
    {
        var sums = new double[mesh.Triangles.Length];
        double sum = 0;
        for (int index = 0; index < sums.Length; index++)
        {
            sums[index] = sum += For(mesh, mesh.Triangles[index]);
        }
        return sums;
    }

    /// <summary>The area of a triangle.</summary>
    public static double For(Mesh mesh, Triangle triangle)
    {
        (double x, double y, double z) = Cross(mesh, triangle);
        return Math.Sqrt((x * x) + (y * y) + (z * z)) / 2;
    }

    /// <summary>The unit normal of a triangle that has an area, outwards where its corners are counter-clockwise from outside.</summary>
    public static Vector3 Normal(Mesh mesh, Triangle triangle)
    {
        (double x, double y, double z) = Cross(mesh, triangle);
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return new Vector3((float)(x / length), (float)(y / length), (float)(z / length));
    }

    private static (double X, double Y, double Z) Cross(Mesh mesh, Triangle triangle)
    {
        Vector3 a = mesh.Vertices[triangle.A], b = mesh.Vertices[triangle.B], c = mesh.Vertices[triangle.C];
        double ux = (double)b.X - a.X, uy = (double)b.Y - a.Y, uz = (double)b.Z - a.Z;
        double vx = (double)c.X - a.X, vy = (double)c.Y - a.Y, vz = (double)c.Z - a.Z;
        return ((uy * vz) - (uz * vy), (uz * vx) - (ux * vz), (ux * vy) - (uy * vx));
    }
}
