using NebulaBench.Objectives;
using NebulaBench.Toolkit.Objectives;

namespace NebulaBench.Abstractions.Tests.Objectives;

public sealed class WarmUpTests
{
    [TestCase(WarmUpShape.None, 0, 1.0)]
    [TestCase(WarmUpShape.Linear, 0, 0.0)]
    [TestCase(WarmUpShape.Linear, 20, 0.5)]
    [TestCase(WarmUpShape.Linear, 40, 1.0)]
    [TestCase(WarmUpShape.Linear, 400, 1.0)]
    [TestCase(WarmUpShape.Cyclic, 0, 0.0)]
    [TestCase(WarmUpShape.Cyclic, 10, 0.5)]
    [TestCase(WarmUpShape.Cyclic, 20, 1.0)]
    [TestCase(WarmUpShape.Cyclic, 39, 1.0)]
    [TestCase(WarmUpShape.Cyclic, 40, 0.0)]
    public void FactorAt_TenStepsAnEpochFourEpochs_FollowsItsShape(WarmUpShape shape, long step, double expected) =>
        Assert.That(new WarmUp(shape, 4).FactorAt(new TrainingProgress((int)(step / 10), 50, step, 10)), Is.EqualTo(expected).Within(1e-12));
}
