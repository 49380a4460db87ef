using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>Draws points from a mesh's surface, every spot as likely as any other: a triangle by its area, then a place in it.</summary>
internal static class SurfaceSampler
{
    /// <summary>Draws points.</summary>
    /// <param name="mesh">A mesh with an area; its triangles without one are never drawn from.</param>
    /// <param name="count">How many.</param>
    /// <param name="normals">Whether with the normals of their triangles.</param>
    /// <param name="random">Where to draw from.</param>
    public static PointCloud Sample(Mesh mesh, int count, bool normals, RandomStream random)
    {
        double[] areas = MeshArea.Cumulated(mesh);
        var cloud = new PointCloud(
            new float[count * 3], normals ? new float[count * 3] : null, mesh.Parts is null ? null : new byte[count]);
        for (int point = 0; point < count; point++)
        {
            int index = Find(areas, random.NextDouble() * areas[^1]);
            Triangle triangle = mesh.Triangles[index];
            Write(cloud.Coordinates, point, PlaceIn(mesh, triangle, random));
            if (cloud.Normals is not null)
            {
                Write(cloud.Normals, point, MeshArea.Normal(mesh, triangle));
            }
            if (cloud.Parts is not null)
            {
                cloud.Parts[point] = mesh.Parts![index];
            }
        }
        return cloud;
    }

    // The square root spreads the places evenly: a strip of the triangle is as wide as it is far from the first corner.
    private static Vector3 PlaceIn(Mesh mesh, Triangle triangle, RandomStream random)
    {
        float far = (float)Math.Sqrt(random.NextDouble()), along = (float)random.NextDouble();
        return (mesh.Vertices[triangle.A] * (1 - far))
            + (mesh.Vertices[triangle.B] * (far * (1 - along)))
            + (mesh.Vertices[triangle.C] * (far * along));
    }

    /// <summary>The first triangle whose cumulated area is greater, which therefore has an area.</summary>
    private static int Find(double[] cumulated, double area)
    {
        int low = 0, high = cumulated.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = cumulated[middle] > area ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private static void Write(float[] values, int point, Vector3 value) => value.CopyTo(values, point * 3);
}
