using NebulaBench.Optimization;
using NebulaBench.PluginConformance;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Host.Tests.Training;

[TestFixture("constant")]
[TestFixture("step")]
[TestFixture("exponential")]
[TestFixture("cosine")]
public sealed class BundledScheduleTests(string id) : ScheduleConformance
{
    protected override ISchedule Create() => id switch
    {
        "constant" => new ConstantSchedule(new WarmUpOptions { WarmUpEpochs = 3 }),
        "step" => new StepSchedule(new StepOptions { StepEpochs = 3 }),
        "exponential" => new ExponentialSchedule(new ExponentialOptions()),
        _ => new CosineSchedule(new CosineOptions { WarmUpEpochs = 2, FinalFactor = 0.1 }),
    };
}
