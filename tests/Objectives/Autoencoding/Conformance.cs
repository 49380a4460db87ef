using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Autoencoding.Tests;

[TestFixture]
internal sealed class AutoencoderConformance : ObjectiveConformance
{
    protected override IObjective Create() => new AutoencoderObjective();
}

[TestFixture]
internal sealed class VariationalAutoencoderConformance : ObjectiveConformance
{
    protected override IObjective Create() => new VariationalAutoencoderObjective(new VariationalAutoencoderOptions());
}

[TestFixture]
internal sealed class UntrainedConformance : ObjectiveConformance
{
    protected override IObjective Create() => new UntrainedObjective();
}
