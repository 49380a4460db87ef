using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Adversarial.Tests;

[TestFixture]
internal sealed class AdversarialConformance : ObjectiveConformance
{
    protected override IObjective Create() => new AdversarialObjective(new AdversarialOptions());
}
