using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace PenStrokes.Tests;

[TestFixture]
public sealed class PenStrokesConformance : DatasetConformance
{
    protected override IDataset Create() => new PenStrokesDataset(new PenStrokesOptions(), new SampleData());

    private sealed class SampleData : IDataFolder
    {
        public string Root => Path.Combine(TestContext.CurrentContext.TestDirectory, "data");
    }
}
