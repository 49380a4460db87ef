using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>A component to register where it does not matter what it does.</summary>
public sealed class StubArchitecture : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
