using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class TinyConformance : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => TinyDataset.Write(data);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => TinyDataset.Create(data);
}
