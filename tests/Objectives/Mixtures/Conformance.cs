using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Mixtures.Tests;

[TestFixture]
internal sealed class GmVaeConformance : ObjectiveConformance
{
    protected override IObjective Create() => new GmVaeObjective(new GmVaeOptions());
}

[TestFixture]
internal sealed class VadeConformance : ObjectiveConformance
{
    protected override IObjective Create() => new VadeObjective(new VadeOptions());
}

[TestFixture]
internal sealed class VampConformance : ObjectiveConformance
{
    protected override IObjective Create() => new VampObjective(new VampOptions());
}
