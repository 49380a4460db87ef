using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes;

/// <summary>Meshes in folders that are named after their classes, as point clouds or voxels.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="cache">Where points and voxels are kept.</param>
/// <param name="preparation">Told how far the preparation is.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class MeshFolderDataset(
    MeshFolderOptions options, IDataFolder data, ICacheFolder cache, IProgressReporter preparation, ILogger<MeshFolderDataset> log)
    : ShapeDataset("mesh-folder", options, options.OnBadSample, preparation)
{
    private readonly MeshFolderOptions options = options;
    private readonly ShapeCache kept = new(cache, log);

    internal override IReadOnlyList<string> NewExtensions => MeshFile.Extensions;

    internal override IEnumerable<ShapeModel> NewModels(string path) => [new MeshFileModel(path, 0, kept, options.Up)];

    internal override ShapeCatalog ReadCatalog() => new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log)
        .Catalog(options, MeshFile.Extensions, (path, label) => new MeshFileModel(path, label, kept, options.Up));
}

/// <summary>The options of <c>mesh-folder</c>.</summary>
public sealed record MeshFolderOptions : MeshOptions, IFileOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "";

    [Description(IFileOptions.ClassesText)]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IFileOptions.ValidationText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    [Description(IFileOptions.UpText)]
    public UpAxis Up { get; init; } = UpAxis.Y;
}

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
