using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Tests.Configuration;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Evaluation.Models;

public sealed class LoadedDataTests
{
    [Test]
    public void From_FewerIdsThanSamples_NamesTheSplit()
    {
        var spec = new ComponentSpec(FakeCatalog.For(ComponentKind.Dataset, "short", typeof(NoOptions)), new NoOptions(), "short");

        Assert.That(
            () => LoadedData.From(new ShortOfIds(), spec),
            Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB4302: dataset 'short'").And.Message.Contains("the split Training has 3 samples and 2 ids."));
    }

    private sealed class ShortOfIds : IDataset
    {
        public DatasetInfo Info { get; } = new() { Input = new VectorShape(1), Output = new VectorShape(1), DefaultReconstruction = new BernoulliReconstruction() };

        public string ContentHash() => "0";

        public DataSplit Load(SplitName split) => new ResidentSplit(torch.zeros(3, 1), ids: ["a", "b"]);
    }
}
