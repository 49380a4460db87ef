using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture(false)]
[TestFixture(true)]
internal sealed class ImageFolderConformance(bool hasSplits) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles() => PictureFolders.Write(data, hasSplits);

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new ImageFolderDataset(new ImageFolderOptions { Path = TinyDataset.Id }, data, NullLogger<ImageFolderDataset>.Instance);
}
