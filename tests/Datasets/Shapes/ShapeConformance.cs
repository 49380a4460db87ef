using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture(ShapeTask.Autoencode, Representation.Points, false)]
[TestFixture(ShapeTask.Autoencode, Representation.Points, true)]
[TestFixture(ShapeTask.Complete, Representation.Points, true)]
[TestFixture(ShapeTask.Classify, Representation.Points, false)]
[TestFixture(ShapeTask.Autoencode, Representation.Voxels, false)]
[TestFixture(ShapeTask.Complete, Representation.Voxels, false)]
[TestFixture(ShapeTask.Classify, Representation.Voxels, false)]
internal sealed class MeshFolderConformance(ShapeTask task, Representation representation, bool normals) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => ShapeFolders.Meshes(data);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new MeshFolderDataset(
        new MeshFolderOptions
        {
            Path = ShapeFolders.Name,
            Task = task,
            Representation = representation,
            Normals = normals,
            Points = 64,
            Resolution = 10,
            Fill = VoxelFill.Solid,
        },
        data, data, data, NullLogger<MeshFolderDataset>.Instance);
}

[TestFixture]
internal sealed class PointFilesConformance : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => ShapeFolders.Points(data);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new PointFilesDataset(
        new PointFilesOptions { Path = ShapeFolders.Name, Task = ShapeTask.Segment, Parts = 3, Points = 50 },
        data, data, data, NullLogger<PointFilesDataset>.Instance);
}

[TestFixture]
internal sealed class VoxelFilesConformance : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => ShapeFolders.Voxels(data, resolution: 6, parts: 3);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new VoxelFilesDataset(
        new VoxelFilesOptions { Path = ShapeFolders.Name, Task = ShapeTask.Segment, Parts = 3, Resolution = 6 },
        data, data, data, NullLogger<VoxelFilesDataset>.Instance);
}

[TestFixture(false)]
[TestFixture(true)]
internal sealed class ModelNetConformance(bool names) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => ShapeFolders.ModelNet(data, names);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() =>
        new ModelNetDataset(new ModelNetOptions { Path = ShapeFolders.Name, Points = 32 }, data, data);
}
