using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
[NonParallelizable]
internal sealed class MeshFolderDatasetTests
{
    private const string Remedy = "\n Mend them or take them out, or go on without them by on_bad_sample: skip.";

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void Load_EitherLayout_HoldsOutEveryClassInProportion(bool splitsFirst)
    {
        ShapeFolders.Meshes(data, splitsFirst);
        MeshFolderDataset dataset = Create(new MeshFolderOptions { ValidationShare = 0.2 });

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "apples", "chairs" }));
        Assert.That(Labels(dataset, SplitName.Training).CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(new[] { 8, 8 }));
        Assert.That(Labels(dataset, SplitName.Validation).CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(Labels(dataset, SplitName.Test).CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(new[] { 5, 5 }));
    }

    [Test]
    public void Ids_OfFiles_ArePathsBelowTheFolder()
    {
        ShapeFolders.Meshes(data);
        using DataSplit test = Create(new MeshFolderOptions { Classes = ["chairs"] }).Load(SplitName.Test);

        Assert.That(test.Ids, Is.EqualTo(Enumerable.Range(0, 5).Select(index => $"chairs/test/{index}.off")));
    }

    [Test]
    public void Load_ValidationFolder_IsTakenInsteadOfHoldingOut()
    {
        ShapeFolders.Meshes(data);
        data.Write("things/chairs/val/x.off", MeshFiles.Off(Solids.Box(1, 1, 1)));
        MeshFolderDataset dataset = Create(new MeshFolderOptions());

        Assert.That(Labels(dataset, SplitName.Validation), Is.EqualTo(new[] { 1L }));
        Assert.That(Labels(dataset, SplitName.Training), Has.Count.EqualTo(20));
    }

    [Test]
    public void Classes_Chosen_AreLabeledInTheirOrder()
    {
        ShapeFolders.Meshes(data);
        MeshFolderDataset dataset = Create(new MeshFolderOptions { Classes = ["chairs"] });

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "chairs" }));
        Assert.That(Labels(dataset, SplitName.Test), Is.EqualTo(new long[5]));
    }

    [Test]
    public void Info_UnknownClassOrFolder_SaysWhichThereAre()
    {
        ShapeFolders.Meshes(data);

        Assert.That(() => Create(new MeshFolderOptions { Classes = ["pears"] }).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3133: {data.PathOf("things")}: there is no class 'pears'. There are apples, chairs."));
        Assert.That(() => Create(new MeshFolderOptions(), "nowhere").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3131: {data.PathOf("nowhere")}: the folder is missing. Correct the path; a relative one begins at the data folder (--data)."));
        Directory.CreateDirectory(data.PathOf("empty"));
        Assert.That(() => Create(new MeshFolderOptions(), "empty").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3133: {data.PathOf("empty")}: there are no classes. Put files into <class>/train/ and <class>/test/."));
    }

    [Test]
    public void Info_CapitalsHiddenFoldersAndLinks_ChangeNothing()
    {
        ShapeFolders.Meshes(data, splitsFirst: true);
        Directory.Move(data.PathOf("things/train"), data.PathOf("things/Train"));
        data.Write("things/Train/.ipynb_checkpoints/0.off", "x");
        data.Write("things/Train/empty/notes.txt", "x");
        Directory.CreateSymbolicLink(data.PathOf("things/Train/again"), ".");
        MeshFolderDataset dataset = Create(new MeshFolderOptions());

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "apples", "chairs" }));
        Assert.That(Labels(dataset, SplitName.Training), Has.Count.EqualTo(18));
        data.Write("things/test/pears/0.off", "x");
        Assert.That(() => Create(new MeshFolderOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3133: {data.PathOf("things")}: the class 'pears' has test samples, but no training samples. "
            + "Give every split the same folders of classes."));
    }

    [Test]
    public void Load_BadFiles_AreAllNamed()
    {
        ShapeFolders.Meshes(data);
        string empty = data.Write("things/chairs/test/0.off", "OFF\n0 0 0\n"), none = data.Write("things/apples/train/3.off", "");

        Assert.That(() => Create(new MeshFolderOptions()).Load(SplitName.Training), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3130: dataset mesh-folder: 2 samples cannot be used:"
            + $"\n  NB3111: {none}, line 0: it does not begin with OFF. Give the file the ending of its true format, or export it as OFF."
            + $"\n  NB3116: {empty}: the mesh is empty. Export it again, with its faces.{Remedy}"));
    }

    [Test]
    public void Load_ManyBadFiles_ShowsTwentyAndCountsTheRest()
    {
        ShapeFolders.Meshes(data);
        for (int index = 0; index < 23; index++)
        {
            data.Write($"things/chairs/test/bad{index}.stl", "x");
        }

        string message = Assert.Throws<NebulaException>(() => Create(new MeshFolderOptions()).Load(SplitName.Test)).Message;

        Assert.That(message, Does.StartWith("NB3130: dataset mesh-folder: 23 samples cannot be used:\n"));
        Assert.That(message, Does.EndWith($"\n  … and 3 more.{Remedy}"));
        Assert.That(message.Split('\n'), Has.Length.EqualTo(1 + 20 + 1 + 1));
    }

    [Test]
    public void Load_BadFilesSkipped_AreCounted()
    {
        ShapeFolders.Meshes(data);
        data.Write("things/chairs/test/0.off", "");
        MeshFolderDataset dataset = Create(new MeshFolderOptions { OnBadSample = BadSample.Skip });
        using DataSplit training = dataset.Load(SplitName.Training), test = dataset.Load(SplitName.Test);

        Assert.That((training.Skipped, test.Skipped), Is.EqualTo((0L, 1L)));
        Assert.That(test.Count, Is.EqualTo(9));
    }

    [Test]
    public void Load_NoTestSample_IsRefused()
    {
        data.Write("things/chairs/train/0.off", MeshFiles.Off(Solids.Box(1, 1, 1)));

        Assert.That(() => Create(new MeshFolderOptions()).Load(SplitName.Training), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3132: dataset mesh-folder: no test sample can be used. Give this split at least one usable file."));
    }

    [Test]
    public void Load_MeshOutsideOfTheVolume_IsRefused()
    {
        string path = data.Write("things/chairs/train/0.off", MeshFiles.Off(Solids.Box(1, 1, 1, new(9, 9, 9))));
        var options = new MeshFolderOptions { Representation = Representation.Voxels, Normalize = Meshes.Normalization.None };

        Assert.That(() => Create(options).Load(SplitName.Training), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3130: dataset mesh-folder: 1 sample cannot be used:\n  NB3125: {path}: no cell is filled: the mesh lies outside of [-1, 1]³. "
            + $"Set normalize to sphere or cube.{Remedy}"));
    }

    [TestCase(Representation.Points)]
    [TestCase(Representation.Voxels)]
    public void Read_AnyNumberOfThreads_GivesTheSameBatches(Representation representation)
    {
        ShapeFolders.Meshes(data);
        var options = new MeshFolderOptions { Representation = representation, Rotate = true, Points = 50, Resolution = 8 };
        if (representation == Representation.Points)
        {
            options = options with { Jitter = 0.01, Scale = 0.2, PointDropout = 0.3 };
        }
        float[] one = Augmented(options with { Threads = 1 });
        Directory.Delete(data.Cache, recursive: true);
        float[] many = Augmented(options with { Threads = 7 });

        Assert.That(many, Is.EqualTo(one));
        Assert.That(Augmented(options, epoch: 1), Is.Not.EqualTo(one));
    }

    [Test]
    public void Load_Meshes_ReportsEveryOne()
    {
        ShapeFolders.Meshes(data);
        Create(new MeshFolderOptions()).Load(SplitName.Test).Dispose();

        Assert.That(data.Reported, Is.EqualTo(("preparing point clouds", 30L, 30L)));
    }

    [Test]
    public void ContentHash_OtherContentOrClass_IsAnother()
    {
        ShapeFolders.Meshes(data);
        string before = Create(new MeshFolderOptions()).ContentHash();
        string otherOptions = Create(new MeshFolderOptions { Points = 7, Representation = Representation.Voxels }).ContentHash();
        data.Write("things/chairs/test/0.off", MeshFiles.Off(Solids.Box(1, 1, 1)));
        string otherContent = Create(new MeshFolderOptions()).ContentHash();
        Directory.Move(data.PathOf("things/chairs"), data.PathOf("things/stools"));
        string otherName = Create(new MeshFolderOptions()).ContentHash();

        Assert.That(otherOptions, Is.EqualTo(before));
        Assert.That(new[] { before, otherContent, otherName }, Is.Unique);
    }

    private float[] Augmented(MeshFolderOptions options, long epoch = 0)
    {
        using DataSplit split = Create(options).Load(SplitName.Training);
        using DisposeScope scope = torch.NewDisposeScope();
        BatchSampler order = BatchSampler.Sequential(split.Count, 5).AugmentedBy(new SeedStream(epoch));
        return [.. split.Read(order, torch.CPU).SelectMany(batch => batch.Input.data<float>().ToArray())];
    }

    private static List<long> Labels(MeshFolderDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        return [.. split.Labels!];
    }

    private MeshFolderDataset Create(MeshFolderOptions options, string folder = ShapeFolders.Name) =>
        new(options with { Path = folder }, data, data, data, NullLogger<MeshFolderDataset>.Instance);
}
