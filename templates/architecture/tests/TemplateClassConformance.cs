using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace TemplateNamespace.Tests;

[TestFixture]
public sealed class TemplateClassConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples =>
    [
        (new ImageShape(1, 9, 7), new ImageShape(1, 9, 7)),
        (new ImageShape(3, 8, 8), new ImageShape(2, 8, 8)),
        (new VectorShape(5), new VectorShape(5)),
    ];

    protected override IArchitecture Create() => new TemplateClassArchitecture(new TemplateClassOptions { Width = 16 });
}
