using NebulaBench.Optimization;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : OptimizerConformance
{
    protected override IOptimizerFactory Create() => new TemplateClassFactory(new TemplateClassOptions());
}
