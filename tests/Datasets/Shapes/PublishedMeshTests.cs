using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Testing;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>The real meshes of the Princeton Shape Benchmark, where they lie beside the repository.</summary>
[TestFixture]
internal sealed class PublishedMeshTests
{
    [TestCase(Representation.Points, VoxelFill.Surface)]
    [TestCase(Representation.Voxels, VoxelFill.Surface)]
    [TestCase(Representation.Voxels, VoxelFill.Solid)]
    public void Load_PrincetonShapes_AreAllUsable(Representation representation, VoxelFill fill)
    {
        string root = Path.GetFullPath(Path.Combine(RepositoryRoot.Find(), "..", "shared", "data"));
        if (!Directory.Exists(Path.Combine(root, "psb")))
        {
            Assert.Ignore("There is no copy of psb in ../shared/data beside the repository.");
        }
        using var cache = new TemporaryData();
        var dataset = new MeshFolderDataset(
            new MeshFolderOptions { Path = Path.Combine(root, "psb"), Representation = representation, Fill = fill },
            cache, cache, cache, NullLogger<MeshFolderDataset>.Instance);
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit validation = dataset.Load(SplitName.Validation);
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Classes, Has.Count.EqualTo(11));
        Assert.That((training.Count, validation.Count, test.Count), Is.EqualTo((315, 35, 334)));
        Assert.That(training.Skipped + validation.Skipped + test.Skipped, Is.Zero);
        Assert.That(cache.Reported.Done, Is.EqualTo(684));
    }
}
