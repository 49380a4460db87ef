using System.Text;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Errors;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
[NonParallelizable]
internal sealed class ModelNetTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_AllSplits_HaveTheFilesCloudsAndClasses()
    {
        ShapeFolders.ModelNet(data, names: true);
        ModelNetDataset dataset = Create(new ModelNetOptions());
        using DataSplit training = dataset.Load(SplitName.Training), validation = dataset.Load(SplitName.Validation), test = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "airplane", "bathtub" }));
        Assert.That((training.Count, validation.Count, test.Count), Is.EqualTo((18L, 2L, 8L)));
        Assert.That(test.Labels, Is.EqualTo(new long[] { 0, 1, 0, 1, 0, 1, 0, 1 }));
        Assert.That(test.Ids, Is.EqualTo(Enumerable.Range(0, 8).Select(cloud => $"ply_data_test0.h5, cloud {cloud}")));
    }

    [TestCase("\n")]
    [TestCase("\r")]
    public void Classes_NamesInUtf16_AreRead(string end)
    {
        ShapeFolders.ModelNet(data, names: false);
        data.Write($"{ShapeFolders.Name}/shape_names.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"Tür{end}bathtub{end}")]);

        Assert.That(Create(new ModelNetOptions()).Info.Classes, Is.EqualTo(new[] { "Tür", "bathtub" }));
    }

    [Test]
    public void Read_FirstPoints_AreThoseOfTheFile()
    {
        ShapeFolders.ModelNet(data, names: false);
        using DataSplit training = Create(new ModelNetOptions { Points = 10, ValidationShare = 0, Normalize = Normalization.None })
            .Load(SplitName.Training);
        using DisposeScope scope = torch.NewDisposeScope();
        float[] first = training.Read(BatchSampler.Sequential(1, 1), torch.CPU).Single().Input.data<float>().ToArray();
        var random = new RandomStream(4); // what the files were written with

        Assert.That(first, Is.EqualTo(Enumerable.Range(0, 30).Select(_ => (float)random.NextNormal())));
    }

    [Test]
    public void Classes_Chosen_LeaveTheOthersOut()
    {
        ShapeFolders.ModelNet(data, names: true);
        using DataSplit test = Create(new ModelNetOptions { Classes = ["bathtub"] }).Load(SplitName.Test);

        Assert.That(test.Labels, Is.EqualTo(new long[4]));
    }

    [Test]
    public void Load_NormalsThatTheFilesDoNotHave_IsRefused()
    {
        ShapeFolders.ModelNet(data, names: true);

        Assert.That(
            () => Create(new ModelNetOptions { Normals = true }).Load(SplitName.Test),
            Throws.TypeOf<NebulaException>().With.Message.Contains("NB3124").And.Message.Contains("normal"));
    }

    [Test]
    public void Info_FewerNamesThanLabels_IsRefused()
    {
        ShapeFolders.ModelNet(data, names: true);
        string names = data.Write($"{ShapeFolders.Name}/shape_names.txt", "airplane\n");

        Assert.That(() => Create(new ModelNetOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3133: {names}: it names 1 classes, but the largest label is 1. Fetch the file again."));
    }

    private ModelNetDataset Create(ModelNetOptions options) => new(options with { Path = ShapeFolders.Name }, data, data);
}
