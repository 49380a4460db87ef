using NebulaBench.Host.Tracking.MlFlow;

namespace NebulaBench.Host.Tests.Tracking.MlFlow;

public sealed class StoreIdsTests
{
    [Test]
    public void OfExperiment_Name_IsTheGoldenOne() => Assert.That(StoreIds.OfExperiment("quickstart"), Is.EqualTo("237093920381382206"));

    [Test]
    public void OfRun_Names_IsTheGoldenOneAndAnotherInAnotherExperiment()
    {
        Assert.That(StoreIds.OfRun("quickstart", "run-1"), Is.EqualTo("cb7435fac7deaf544aad70d3c1d89f7a"));
        Assert.That(StoreIds.OfRun("quickstart2", "run-1"), Is.Not.EqualTo(StoreIds.OfRun("quickstart", "run-1")));
    }
}
