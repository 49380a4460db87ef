using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture("")]
[TestFixture("pictures")]
[TestFixture("labels")]
[TestFixture("queue")]
[TestFixture("damage")]
internal sealed class ImageListConformance(string variant) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => PictureLists.Write(data, variant);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new ImageListDataset(
        variant switch
        {
            "labels" => PictureLists.Options with { Task = ImageTask.Segmentation, Segments = 4, VoidLabel = 255, Crop = 0.8 },
            "queue" => PictureLists.Options with { MemoryBudgetMib = 0, RandomCrop = true, Crop = 0.7, FlipHorizontal = true },
            "damage" => PictureLists.Options with { InputNoise = 0.1, MaskedPixels = 0.1, MaskedSquares = 2, Height = 12, Width = 10 },
            _ => PictureLists.Options,
        },
        data);
}
