using NebulaBench.Objectives;
using NebulaBench.PluginConformance;

namespace SlicedWasserstein.Tests;

[TestFixture]
public sealed class SlicedWassersteinConformance : ObjectiveConformance
{
    // The samples of a batch are held against one draw from the prior.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new SlicedWassersteinObjective(new SlicedWassersteinOptions());
}
