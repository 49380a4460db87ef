using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Voxels;

/// <summary>Tells meshes that have an inside.</summary>
internal static class Watertight
{
    /// <summary>Whether every edge is passed as often one way as the other. Corners at the same place are the same corner.</summary>
    public static bool Is(Mesh mesh)
    {
        var places = new Dictionary<Vector3, int>();
        int[] corners = [.. mesh.Vertices.Select(vertex =>
        {
            Vector3 key = vertex + Vector3.Zero; // −0 and 0 are the same place
            places.TryAdd(key, places.Count);
            return places[key];
        })];
        var balance = new Dictionary<(int, int), int>();
        foreach (Triangle triangle in mesh.Triangles)
        {
            Pass(corners[triangle.A], corners[triangle.B]);
            Pass(corners[triangle.B], corners[triangle.C]);
            Pass(corners[triangle.C], corners[triangle.A]);
        }
        return balance.Values.All(passes => passes == 0);

        void Pass(int from, int to)
        {
            (int, int) edge = from < to ? (from, to) : (to, from);
            balance[edge] = balance.GetValueOrDefault(edge) + Math.Sign(to - from);
        }
    }
}
