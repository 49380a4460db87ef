using NebulaBench.Training.Schedules;

namespace NebulaBench.Host.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [TestCase(ScheduleId.Constant, 7, 1.0)]
    [TestCase(ScheduleId.Step, 4, 1.0)]
    [TestCase(ScheduleId.Step, 5, 0.5)]
    [TestCase(ScheduleId.Step, 10, 0.25)]
    [TestCase(ScheduleId.Exponential, 0, 1.0)]
    [TestCase(ScheduleId.Exponential, 3, 0.125)]
    [TestCase(ScheduleId.Cosine, 0, 1.0)]
    [TestCase(ScheduleId.Cosine, 10, 0.55)]
    public void Factor_EpochOfTwenty_FollowsTheSchedule(ScheduleId id, int epoch, double expected)
    {
        var options = new ScheduleOptions { Id = id, StepEpochs = 5, Factor = 0.5, FinalFactor = 0.1 };

        Assert.That(LearningRateSchedule.Factor(options, epoch, 20), Is.EqualTo(expected).Within(1e-12));
    }

    [TestCase(0, 0.25)]
    [TestCase(2, 0.75)]
    [TestCase(3, 1.0)]
    public void Factor_WarmUp_RisesLinearly(int epoch, double expected) =>
        Assert.That(LearningRateSchedule.Factor(new ScheduleOptions { WarmUpEpochs = 3 }, epoch, 20), Is.EqualTo(expected).Within(1e-12));
}
