using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class MnistConformance : DatasetConformance
{
    protected override IDataset Create() => new MnistDataset(
        new IdxImageOptions { Validation = 300, TrainingSubset = 500, TestSubset = 200, Binarize = Binarization.Sampled },
        PublishedFiles.OrIgnore("mnist"));
}

[TestFixture]
internal sealed class FashionMnistConformance : DatasetConformance
{
    protected override IDataset Create() => new FashionMnistDataset(
        new IdxImageOptions { Validation = 300, TrainingSubset = 500, TestSubset = 200 }, PublishedFiles.OrIgnore("fashion-mnist"));
}
