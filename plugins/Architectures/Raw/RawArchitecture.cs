using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Raw;

/// <summary>Features without an encoder: what the data say by themselves, which every encoder should beat.</summary>
public sealed class RawArchitecture : IArchitecture
{
    /// <inheritdoc/>
    public Fit Supports(DatasetInfo data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Input is PointLabelsShape ? Fit.No("raw takes vectors, images, volumes, point clouds and sequences.") : Fit.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new RawBackbone(RawFeatures.Of(data.Input), data.Output, codeDimension);
}
