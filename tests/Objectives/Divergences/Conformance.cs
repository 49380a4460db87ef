using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Divergences.Tests;

[TestFixture]
internal sealed class BetaVaeConformance : ObjectiveConformance
{
    protected override IObjective Create() => new BetaVaeObjective(new BetaVaeOptions());
}

[TestFixture]
internal sealed class InfoVaeConformance : ObjectiveConformance
{
    // The discrepancy holds every latent against all others.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new InfoVaeObjective(new InfoVaeOptions());
}

[TestFixture]
internal sealed class WaeConformance : ObjectiveConformance
{
    // The discrepancy holds every latent against all others.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new WaeObjective(new WaeOptions());
}

[TestFixture]
internal sealed class BetaTcVaeConformance : ObjectiveConformance
{
    // The density of all latents is estimated from the batch.
    protected override bool LossIsMeanOverBatch => false;

    protected override IObjective Create() => new BetaTcVaeObjective(new BetaTcVaeOptions());
}

[TestFixture]
internal sealed class DipVaeConformance : ObjectiveConformance
{
    protected override IObjective Create() => new DipVaeObjective(new DipVaeOptions());
}
