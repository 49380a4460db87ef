using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Quantization.Tests;

[TestFixture]
internal sealed class VqConformance : ObjectiveConformance
{
    protected override IObjective Create() => new VqObjective(new VqOptions());
}

[TestFixture]
internal sealed class TrainedVqConformance : ObjectiveConformance
{
    protected override IObjective Create() => new VqObjective(new VqOptions { Codebook = CodebookUpdate.Loss });
}
