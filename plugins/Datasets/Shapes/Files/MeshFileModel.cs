using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>A sample that is a file of a mesh.</summary>
internal sealed class MeshFileModel(string path, long label, ShapeCache cache, UpAxis up) : FileModel(path, label, cache)
{
    /// <inheritdoc/>
    protected override string Reading => $"mesh {up}";

    /// <inheritdoc/>
    protected override Shape Make(byte[] bytes, long number, ShapeRecipe recipe)
    {
        Mesh mesh = MeshFile.Read(bytes, Where);
        return MeshShape.Make(up == UpAxis.Z ? mesh.TurnedFromZUp() : mesh, recipe, number, Where);
    }
}
