using NebulaBench.Optimization;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : ScheduleConformance
{
    protected override ISchedule Create() => new TemplateClassSchedule(new TemplateClassOptions());
}
