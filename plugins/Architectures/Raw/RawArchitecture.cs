using NebulaBench.Comparisons;
using NebulaBench.Datasets;
using NebulaBench.Plugins;

namespace NebulaBench.Architectures.Raw;

/// <summary>Features without an encoder: what the data say by themselves, which every encoder should beat.</summary>
[Baseline(Baseline.Raw)]
public sealed class RawArchitecture : IArchitecture
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Input is PointLabelsShape ? Compatibility.No("raw takes vectors, images, volumes, point clouds and sequences.") : Compatibility.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new RawBackbone(RawFeatures.From(data.Input), data.Output, codeDimension);
}
