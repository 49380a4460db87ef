using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Options;
using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes;

/// <summary>Files of cells in folders that are named after their classes.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="cache">Where unpacked cells are kept.</param>
/// <param name="preparation">Told how far the preparation is.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class VoxelFilesDataset(
    VoxelFilesOptions options, IDataFolder data, ICacheFolder cache, IProgressReporter preparation, ILogger<VoxelFilesDataset> log)
    : ShapeDataset("voxel-files", options, options.OnBadSample, preparation)
{
    private readonly VoxelFilesOptions options = options;
    private readonly ShapeCache kept = new(cache, log);

    internal override ShapeCatalog ReadCatalog()
    {
        int parts = options.Task == ShapeTask.Segment ? options.Parts : 0;
        return new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log).Catalog(
            options, VoxelFileModel.Extensions, (path, label) => new VoxelFileModel(path, label, kept, options.Up, parts), parts);
    }
}
