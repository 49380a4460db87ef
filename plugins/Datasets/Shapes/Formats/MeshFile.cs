using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Reads meshes by the endings of their files' names.</summary>
internal static class MeshFile
{
    /// <summary>The endings that are known.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".off", ".obj", ".ply", ".stl"];

    /// <summary>Reads a mesh.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="file">Its name.</param>
    /// <exception cref="NebulaException">NB3111 to NB3119: something in it is wrong.</exception>
    public static Mesh Read(byte[] bytes, string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".off" => OffFile.Read(bytes, file),
        ".obj" => ObjFile.Read(bytes, file),
        ".ply" => PlyFile.Read(bytes, file),
        ".stl" => StlFile.Read(bytes, file),
        var other => throw new NebulaException(
            "NB3119", $"meshes in files ending in '{other}' cannot be read.", file, $"Use one of {string.Join(", ", Extensions)}."),
    };
}
