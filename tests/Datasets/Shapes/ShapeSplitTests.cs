using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>What goes in and what must come out.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class ShapeSplitTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        ShapeFolders.Meshes(data);
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [TestCase(ShapeTask.Autoencode, Representation.Points, "point cloud 40×6", "point cloud 40×3", typeof(ChamferReconstruction))]
    [TestCase(ShapeTask.Complete, Representation.Points, "point cloud 20×6", "point cloud 40×3", typeof(ChamferReconstruction))]
    [TestCase(ShapeTask.Classify, Representation.Points, "point cloud 40×6", "vector 2", typeof(CategoricalReconstruction))]
    [TestCase(ShapeTask.Autoencode, Representation.Voxels, "volume 1×8×8×8", "volume 1×8×8×8", typeof(BernoulliReconstruction))]
    [TestCase(ShapeTask.Complete, Representation.Voxels, "volume 1×8×8×8", "volume 1×8×8×8", typeof(BernoulliReconstruction))]
    [TestCase(ShapeTask.Classify, Representation.Voxels, "volume 1×8×8×8", "vector 2", typeof(CategoricalReconstruction))]
    public void Info_EveryTask_HasItsShapesAndLoss(
        ShapeTask task, Representation representation, string input, string output, Type reconstruction)
    {
        DatasetInfo info = Create(new MeshFolderOptions
        {
            Task = task,
            Representation = representation,
            Points = 40,
            Resolution = 8,
            Normals = representation == Representation.Points,
        }).Info;

        Assert.That(info.Input.ToString(), Is.EqualTo(input));
        Assert.That(info.Output.ToString(), Is.EqualTo(output));
        Assert.That(info.DefaultReconstruction, Is.TypeOf(reconstruction));
    }

    [Test]
    public void Read_PointsOfCompletion_ArePointsOfTheTarget()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var options = new MeshFolderOptions { Task = ShapeTask.Complete, Points = 200, VisiblePoints = 70, Rotate = true, Jitter = 0.01, Scale = 0.1 };
        (Batch plain, Batch augmented) = (First(options, null), First(options, new SeedStream(1)));
        foreach (Batch batch in new[] { plain, augmented })
        {
            Assert.That(batch.Input.shape, Is.EqualTo(new long[] { 5, 70, 3 }));
            torch.Tensor distances = torch.cdist(batch.Input, batch.Target).amin(2);
            Assert.That(distances.max().item<float>(), Is.LessThan(1e-3));
        }

        Assert.That(augmented.Target.allclose(plain.Target), Is.False);
    }

    [Test]
    public void Read_CellsOfCompletion_ArePartOfTheTarget()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var options = new MeshFolderOptions { Task = ShapeTask.Complete, Representation = Representation.Voxels, Resolution = 16, Rotate = true };
        Batch batch = First(options, new SeedStream(1));

        Assert.That((batch.Input <= batch.Target).all().item<bool>(), "the input has a cell that the target has not");
        Assert.That(batch.Input.sum().item<float>() / batch.Target.sum().item<float>(), Is.InRange(0.2, 0.8));
    }

    [Test]
    public void Read_AutoencodingWithoutNormals_HasTheInputAsTarget()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Batch plain = First(new MeshFolderOptions { Points = 40 }, null), normals = First(new MeshFolderOptions { Points = 40, Normals = true }, null);

        Assert.That(plain.Target, Is.SameAs(plain.Input));
        Assert.That(normals.Target.equal(normals.Input[.., .., ..3]).all().item<bool>());
    }

    [Test]
    public void Read_Classification_HasTheLabelsAsTarget()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = First(new MeshFolderOptions { Points = 40, Task = ShapeTask.Classify }, null);

        Assert.That(batch.Target.data<long>().ToArray(), Is.EqualTo(batch.Labels!.data<long>().ToArray()));
    }

    [Test]
    public void Read_CellsOfTest_AreNeverAugmented()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var options = new MeshFolderOptions { Representation = Representation.Voxels, Resolution = 8, Rotate = true };

        Assert.That(First(options, new SeedStream(1), SplitName.Test).Input.equal(First(options, null, SplitName.Test).Input).all().item<bool>());
    }

    private Batch First(MeshFolderOptions options, SeedStream? augmentation, SplitName name = SplitName.Training)
    {
        using DataSplit split = Create(options).Load(name);
        BatchSampler order = BatchSampler.Sequential(split.Count, 5);
        return split.Read(augmentation is { } seeds ? order.AugmentedBy(seeds) : order, torch.CPU).First();
    }

    private MeshFolderDataset Create(MeshFolderOptions options) =>
        new(options with { Path = ShapeFolders.Name }, data, data, data, NullLogger<MeshFolderDataset>.Instance);
}
