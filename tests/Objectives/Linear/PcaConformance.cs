using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Linear.Tests;

[TestFixture]
internal sealed class PcaConformance : ObjectiveConformance
{
    protected override IObjective Create() => new PcaObjective();
}
