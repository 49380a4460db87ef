using NebulaBench.Architectures;
using NebulaBench.Datasets;

namespace TestPlugins;

/// <summary>An architecture of images.</summary>
public abstract class WorkingArchitecture : IArchitecture
{
    public Fit Supports(DatasetInfo data) => data.Input is ImageShape && data.Output is ImageShape ? Fit.Yes : Fit.No("It takes images.");

    public abstract Backbone Build(DatasetInfo data, long codeDimension);
}
