using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Options;
using NebulaBench.Datasets.Shapes.Samples;

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

    internal override ShapeCatalog ReadCatalog() => new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log)
        .Catalog(options, MeshFile.Extensions, (path, label) => new MeshFileModel(path, label, kept, options.Up));
}
