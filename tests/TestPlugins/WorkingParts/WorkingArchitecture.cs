using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>An architecture of images.</summary>
public abstract class WorkingArchitecture : IArchitecture
{
    public Compatibility Supports(DatasetInfo data) => data.Input is ImageShape && data.Output is ImageShape ? Compatibility.Yes : Compatibility.No("It takes images.");

    public abstract Backbone Build(DatasetInfo data, long codeDimension);
}
