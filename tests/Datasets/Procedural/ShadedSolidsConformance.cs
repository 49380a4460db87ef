using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture(SolidTask.Autoencode)]
[TestFixture(SolidTask.Clean)]
[TestFixture(SolidTask.Segment)]
internal sealed class ShadedSolidsConformance(SolidTask task) : DatasetConformance
{
    protected override IDataset Create() =>
        new ShadedSolidsDataset(new ShadedSolidsOptions { Training = 100, Validation = 40, Test = 70, Size = 16, Task = task });
}
