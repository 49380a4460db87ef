using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : DatasetConformance
{
    protected override IDataset Create() => new TemplateClassDataset(new TemplateClassOptions { Training = 40 });
}
