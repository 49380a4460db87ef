using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

public sealed class FailingArchitecture : IArchitecture
{
    public FailingArchitecture(GoodOptions options) => throw new ArgumentException($"a width of {options.Width} is unlucky");

    public Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
