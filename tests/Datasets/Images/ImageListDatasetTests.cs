using NebulaBench.Conformance.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class ImageListDatasetTests
{
    private TemporaryData data = null!;
    private DisposeScope scope = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        scope = torch.NewDisposeScope();
    }

    [TearDown]
    public void CleanUp()
    {
        scope.Dispose();
        data.Dispose();
    }

    [Test]
    public void Load_Plain_GivesEveryByteAsAFractionOf255()
    {
        PictureLists.Write(data);
        Batch batch = All(PictureLists.Options, SplitName.Test);
        byte[] first = PictureLists.Random(3 * PictureLists.Side * PictureLists.Side, 2, 256);
        float[] expected = [.. Enumerable.Range(0, 3).SelectMany(channel => first.Where((_, at) => at % 3 == channel)).Select(value => value / 255f)];

        Assert.That(batch.Input[0].contiguous().data<float>().ToArray(), Is.EqualTo(expected));
        Assert.That(batch.Target, Is.SameAs(batch.Input));
        Assert.That(batch.Labels!.data<long>().ToArray(), Is.EqualTo(Enumerable.Range(0, PictureLists.Test).Select(index => index % 3)));
    }

    [Test]
    public void Ids_OfRows_AreTheSourcesAsTheListNamesThem()
    {
        PictureLists.Write(data);
        using DataSplit test = Create(PictureLists.Options).Load(SplitName.Test);

        Assert.That(test.Ids, Is.EqualTo(Enumerable.Range(0, PictureLists.Test).Select(index => $"pictures/test-{index}.png")));
    }

    [Test]
    public void Info_ClassNames_AreThoseOfTheOptionsElseOfTheRowsElseNumbers()
    {
        PictureLists.Write(data);
        Assert.That(Create(PictureLists.Options).Info.Classes, Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(
            Create(PictureLists.Options with { ClassNames = ["x", "y", "z", "unused"] }).Info.Classes, Is.EqualTo(new[] { "x", "y", "z", "unused" }));
        foreach (string list in new[] { "train.csv", "test.csv" })
        {
            string path = Path.Combine(data.Folder, list);
            File.WriteAllLines(path, File.ReadAllLines(path).Skip(1).Select(row => row[..row.LastIndexOf(',')]));
        }
        Assert.That(Create(PictureLists.Options).Info.Classes, Is.EqualTo(new[] { "0", "1", "2" }));
    }

    [Test]
    public void Load_NoLabels_HasNeitherLabelsNorClasses()
    {
        PictureLists.Write(data);
        foreach (string list in new[] { "train.csv", "test.csv" })
        {
            string path = Path.Combine(data.Folder, list);
            File.WriteAllLines(path, File.ReadAllLines(path).Skip(1).Select(row => row[..row.IndexOf(',', StringComparison.Ordinal)]));
        }
        ImageListDataset dataset = Create(PictureLists.Options);
        using DataSplit split = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Classes, Is.Empty);
        Assert.That(split.Labels, Is.Null);
        Assert.That(split.Read(BatchSampler.Sequential(split.Count, 4), torch.CPU).First().Labels, Is.Null);
    }

    [Test]
    public void Load_NoValidationList_HoldsOutEveryClassInProportionByTheSeed()
    {
        PictureLists.Write(data);
        using DataSplit validation = Create(PictureLists.Options).Load(SplitName.Validation);
        using DataSplit other = Create(PictureLists.Options with { Seed = 1 }).Load(SplitName.Validation);

        Assert.That(validation.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(new[] { 2, 2, 2 }));
        Assert.That(LoadedSplit.From(other).Inputs, Is.Not.EquivalentTo(LoadedSplit.From(validation).Inputs));
    }

    [Test]
    public void Load_ValidationList_IsTaken()
    {
        PictureLists.Write(data);
        File.Copy(Path.Combine(data.Folder, "test.csv"), Path.Combine(data.Folder, "val.csv"));
        using DataSplit validation = Create(PictureLists.Options with { Validation = "tiny/val.csv" }).Load(SplitName.Validation);

        Assert.That(validation.Count, Is.EqualTo(PictureLists.Test));
    }

    [Test]
    public void Load_PublishedCrop_Takes112Of116PixelsFromTheMiddle()
    {
        byte[] values = PictureLists.Random(116 * 116, 1, 256);
        data.Write("a.png", PngBytes.Gray(116, 116, values));
        File.WriteAllText(Path.Combine(data.Folder, "train.csv"), "a.png\n");
        File.WriteAllText(Path.Combine(data.Folder, "test.csv"), "a.png\n");
        Batch batch = All(PictureLists.Options with { Crop = 0.9655, Channels = Channels.Gray, ValidationShare = 0 }, SplitName.Test);

        Assert.That(batch.Input.shape, Is.EqualTo([1L, 1L, 112L, 112L]));
        Assert.That(batch.Input[0, 0, 0, 0].ToSingle(), Is.EqualTo(values[(2 * 116) + 2] / 255f));
        Assert.That(batch.Input[0, 0, 111, 111].ToSingle(), Is.EqualTo(values[(113 * 116) + 113] / 255f));
    }

    [Test]
    public void Load_SixteenBit_KeepsWhatEightBitsWouldLose()
    {
        data.Write("a.png", PngBytes.Gray16(1, 2, 1000, 1001));
        File.WriteAllText(Path.Combine(data.Folder, "train.csv"), "a.png\n");
        File.WriteAllText(Path.Combine(data.Folder, "test.csv"), "a.png\n");
        ImageListOptions options = PictureLists.Options with { Channels = Channels.Gray, ValidationShare = 0 };

        Assert.That(
            All(options with { SixteenBit = true }, SplitName.Test).Input.data<float>().ToArray(),
            Is.EqualTo(new[] { 1000 / 65535f, 1001 / 65535f }));
        Assert.That(All(options, SplitName.Test).Input.data<float>().ToArray(), Is.EqualTo(new[] { 4 / 255f, 4 / 255f }));
    }

    [Test]
    public void Load_Targets_AreOtherPicturesSeenInTheSameView()
    {
        PictureLists.Write(data, "pictures");
        Batch plain = All(PictureLists.Options, SplitName.Test);
        byte[] first = PictureLists.Random(PictureLists.Side * PictureLists.Side, 52, 256);

        Assert.That(plain.Target[0, 1].contiguous().data<float>().ToArray(), Is.EqualTo(first.Select(value => value / 255f)));

        // A target that shows the same file must stay equal to the input whatever the view.
        string path = Path.Combine(data.Folder, "train.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select(row => row.Replace("-target", "", StringComparison.Ordinal)));
        ImageListOptions augmented = PictureLists.Options with { Crop = 0.6, RandomCrop = true, FlipHorizontal = true, FlipVertical = true };
        Batch same = All(augmented, SplitName.Training, new SeedStream(3));

        Assert.That(same.Target.Equals(same.Input));
    }

    [Test]
    public void Load_Segmentation_GivesClassesAndVoid()
    {
        PictureLists.Write(data, "labels");
        ImageListOptions options = PictureLists.Options with { Task = ImageTask.Segmentation, Segments = 4, VoidLabel = 255 };
        DatasetInfo info = Create(options).Info;
        Batch batch = All(options, SplitName.Test);
        byte[] first = PictureLists.Random(PictureLists.Side * PictureLists.Side, 52, 4);

        Assert.That(info.Output, Is.EqualTo(new ImageShape(4, PictureLists.Side, PictureLists.Side)));
        Assert.That(info.DefaultReconstruction, Is.TypeOf<CategoricalReconstruction>());
        Assert.That(batch.Target.shape, Is.EqualTo([PictureLists.Test, PictureLists.Side, PictureLists.Side]));
        Assert.That(batch.Target[.., 0, 0].data<long>().ToArray(), Is.All.EqualTo(CategoricalReconstruction.Void));
        Assert.That(batch.Target[0].flatten().data<long>().Skip(1), Is.EqualTo(first.Skip(1).Select(value => (long)value)));
    }

    private ImageListDataset Create(ImageListOptions options) => new(options, data);

    private Batch All(ImageListOptions options, SplitName name, SeedStream? augmentation = null)
    {
        DataSplit split = Create(options).Load(name);
        BatchSampler order = BatchSampler.Sequential(split.Count, (int)split.Count);
        return split.Read(augmentation is { } seeds ? order.AugmentedBy(seeds) : order, torch.CPU).Single();
    }
}
