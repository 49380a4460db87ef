using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>A component to register where it does not matter what it does.</summary>
public sealed class StubArchitecture : IArchitecture
{
    public Fit Supports(DatasetInfo data) => Fit.Yes;

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
