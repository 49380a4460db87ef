using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

public sealed class DemandingArchitecture(IFormatProvider unheardOf) : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => Compatibility.No(unheardOf.ToString() ?? "");

    public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException("A stub builds nothing.");
}
