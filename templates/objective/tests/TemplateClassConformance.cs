using NebulaBench.Objectives;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : ObjectiveConformance
{
    protected override IObjective Create() => new TemplateClassObjective(new TemplateClassOptions());
}
