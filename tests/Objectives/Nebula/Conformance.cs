using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Nebula.Tests;

[TestFixture]
internal sealed class NebulaConformance : ObjectiveConformance
{
    protected override IObjective Create() => new NebulaObjective(new NebulaOptions());
}

[TestFixture]
internal sealed class MetricNebulaConformance : ObjectiveConformance
{
    // Metric learning holds samples against each other.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new NebulaObjective(new NebulaOptions { Metric = new MetricOptions() });
}
