using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Contrastive.Tests;

[TestFixture]
internal sealed class NtXentConformance : ObjectiveConformance
{
    // Every view is told apart from all others of its batch.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new NtXentObjective(new NtXentOptions());
}
