using System.Reflection;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class ImagesModuleTests
{
    [Test]
    public void Assembly_Always_NamesItsModuleAndTheContract()
    {
        NebulaPluginAttribute? plugin = typeof(ImagesPlugin).Assembly.GetCustomAttribute<NebulaPluginAttribute>();

        Assert.That(plugin?.Module, Is.EqualTo(typeof(ImagesPlugin)));
        Assert.That(plugin?.ContractVersion, Is.EqualTo(ContractVersion.Current));
    }

    [TestCase(typeof(MnistDataset), "mnist")]
    [TestCase(typeof(FashionMnistDataset), "fashion-mnist")]
    public void Files_OfEachDataset_AreFourArchivesInItsOwnFolderWithTwoMirrorsAndHashes(Type type, string id)
    {
        using var data = new TemporaryData();
        var dataset = (IdxImageDataset)Activator.CreateInstance(type, new IdxImageOptions(), data)!;

        Assert.That(dataset.Files.Select(file => file.Path), Is.EqualTo(new[]
        {
            $"{id}/train-images-idx3-ubyte.gz", $"{id}/train-labels-idx1-ubyte.gz",
            $"{id}/t10k-images-idx3-ubyte.gz", $"{id}/t10k-labels-idx1-ubyte.gz",
        }));
        Assert.That(dataset.Files, Is.All.Matches<DataFile>(file =>
            file.Mirrors.Count == 2 && file.Md5.Single().Length == 32 && file.ContentSha256.Single().Length == 64));
        Assert.That(dataset.Info.Classes, Has.Count.EqualTo(10));
    }
}
