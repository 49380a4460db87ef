using NebulaBench.Metrics;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : MetricConformance
{
    protected override IMetric Create() => new TemplateClassMetric(new TemplateClassOptions());
}
