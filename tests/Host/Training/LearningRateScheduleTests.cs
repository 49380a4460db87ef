using NebulaBench.Optimization;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Host.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [TestCase("constant", 7, 1.0)]
    [TestCase("step", 4, 1.0)]
    [TestCase("step", 5, 0.5)]
    [TestCase("step", 10, 0.25)]
    [TestCase("exponential", 0, 1.0)]
    [TestCase("exponential", 3, 0.125)]
    [TestCase("cosine", 0, 1.0)]
    [TestCase("cosine", 10, 0.55)]
    public void Factor_EpochOfTwenty_FollowsTheSchedule(string id, int epoch, double expected)
    {
        ISchedule schedule = id switch
        {
            "step" => new StepSchedule(new StepOptions { StepEpochs = 5, Factor = 0.5 }),
            "exponential" => new ExponentialSchedule(new ExponentialOptions { Factor = 0.5 }),
            "cosine" => new CosineSchedule(new CosineOptions { FinalFactor = 0.1 }),
            _ => new ConstantSchedule(new WarmUpOptions()),
        };

        Assert.That(schedule.Factor(epoch, 20), Is.EqualTo(expected).Within(1e-12));
    }

    [TestCase(0, 0.25)]
    [TestCase(2, 0.75)]
    [TestCase(3, 1.0)]
    public void Factor_WarmUp_RisesLinearly(int epoch, double expected) =>
        Assert.That(new ConstantSchedule(new WarmUpOptions { WarmUpEpochs = 3 }).Factor(epoch, 20), Is.EqualTo(expected).Within(1e-12));
}
