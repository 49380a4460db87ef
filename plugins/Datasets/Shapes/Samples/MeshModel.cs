using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>A sample whose mesh is made when it is needed.</summary>
/// <param name="where">What an error calls it.</param>
/// <param name="label">Its class.</param>
/// <param name="key">A number of its own among all samples: it decides which points are drawn.</param>
/// <param name="mesh">Makes the mesh; the same one every time.</param>
internal sealed class MeshModel(string where, long label, long key, Func<Mesh> mesh) : ShapeModel(where, label)
{
    /// <inheritdoc/>
    public override PreparedShape Prepare(ShapeRecipe recipe)
    {
        Mesh made = mesh().Checked(Where);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(made.Vertices.Length));
        hash.AppendData(MemoryMarshal.AsBytes<System.Numerics.Vector3>(made.Vertices));
        hash.AppendData(MemoryMarshal.AsBytes<Triangle>(made.Triangles));
        hash.AppendData(made.Parts ?? []);
        return new PreparedShape(MeshShape.Make(made, recipe, key, Where), hash.GetHashAndReset());
    }
}
