using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class StrokeDigitsConformance : DatasetConformance
{
    protected override IDataset Create() =>
        new StrokeDigitsDataset(new StrokeDigitsOptions { Training = 200, Validation = 70, Test = 100 });
}
