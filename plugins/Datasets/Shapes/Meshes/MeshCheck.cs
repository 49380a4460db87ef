using System.Numerics;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Refuses meshes that nothing can be made of.</summary>
internal static class MeshCheck
{
    /// <summary>The same mesh, if it is one.</summary>
    /// <param name="mesh">What was read or made.</param>
    /// <param name="where">The file it is from.</param>
    /// <exception cref="NebulaException">NB3114 to NB3117: it has no triangles, indices out of range, corners that are no numbers or no area.</exception>
    public static Mesh Checked(this Mesh mesh, string where)
    {
        if (mesh.Triangles.Length == 0)
        {
            throw new NebulaException(
                "NB3116",
                mesh.Vertices.Length == 0 ? "the mesh is empty." : $"the mesh has {mesh.Vertices.Length} vertices but no face.",
                where,
                "Export it again, with its faces.");
        }
        for (int index = 0; index < mesh.Vertices.Length; index++)
        {
            Vector3 vertex = mesh.Vertices[index];
            if (!float.IsFinite(vertex.X + vertex.Y + vertex.Z))
            {
                throw new NebulaException("NB3115", $"vertex {index} is not finite.", where, "Export it again, or take the vertex out.");
            }
        }
        for (int index = 0; index < mesh.Triangles.Length; index++)
        {
            (int a, int b, int c) = mesh.Triangles[index];
            uint worst = Math.Max((uint)a, Math.Max((uint)b, (uint)c));
            if (worst >= mesh.Vertices.Length)
            {
                throw new NebulaException(
                    "NB3114", $"triangle {index} names vertex {(int)worst}, but there are {mesh.Vertices.Length}.", where, "Export it again.");
            }
        }
        return Array.Exists(mesh.Triangles, triangle => MeshArea.For(mesh, triangle) > 0)
            ? mesh
            : throw new NebulaException(
                "NB3117", "the mesh has no area: all its triangles are points or lines.", where, "Export it again as a surface.");
    }
}
