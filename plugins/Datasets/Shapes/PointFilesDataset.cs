using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Options;
using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes;

/// <summary>Files of points in folders that are named after their classes.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="cache">Where chosen points are kept.</param>
/// <param name="preparation">Told how far the preparation is.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class PointFilesDataset(
    PointFilesOptions options, IDataFolder data, ICacheFolder cache, IProgressReporter preparation, ILogger<PointFilesDataset> log)
    : ShapeDataset("point-files", options, options.OnBadSample, preparation)
{
    private readonly PointFilesOptions options = options;
    private readonly ShapeCache kept = new(cache, log);

    internal override ShapeCatalog ReadCatalog()
    {
        // Labels of parts that are not asked for may be anything.
        int parts = options.Task == ShapeTask.Segment ? options.Parts : 0;
        return new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log).Catalog(
            options, PointFileModel.Extensions, (path, label) => new PointFileModel(path, label, kept, options.Up, parts), parts);
    }
}
