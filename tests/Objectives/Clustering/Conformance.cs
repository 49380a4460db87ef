using NebulaBench.PluginConformance;

namespace NebulaBench.Objectives.Clustering.Tests;

[TestFixture]
internal sealed class DecConformance : ObjectiveConformance
{
    protected override IObjective Create() => new DecObjective(new DecOptions());
}

[TestFixture]
internal sealed class IdecConformance : ObjectiveConformance
{
    protected override IObjective Create() => new IdecObjective(new IdecOptions());
}

[TestFixture]
internal sealed class OnlineKMeansConformance : ObjectiveConformance
{
    protected override IObjective Create() => new OnlineKMeansObjective(new OnlineKMeansOptions());
}
