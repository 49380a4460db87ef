using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class MnistConformance : DatasetConformance
{
    protected override IDataset Create() => new MnistDataset(
        new IdxImageOptions { Validation = 300, TrainingSubset = 500, TestSubset = 200, Binarise = Binarisation.Sampled },
        PublishedFiles.OrIgnore("mnist"));
}

[TestFixture]
internal sealed class FashionMnistConformance : DatasetConformance
{
    protected override IDataset Create() => new FashionMnistDataset(
        new IdxImageOptions { Validation = 300, TrainingSubset = 500, TestSubset = 200 }, PublishedFiles.OrIgnore("fashion-mnist"));
}
