using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Mlp;

/// <summary>The multi-layer perceptron: fits every sample that is a fixed number of values.</summary>
/// <param name="options">Widths and regularization.</param>
public sealed class MlpArchitecture(MlpOptions options) : IArchitecture
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (data.Input is SequenceShape || data.Output is SequenceShape)
        {
            return Compatibility.No("mlp works on vectors, images, point clouds and volumes, not on token sequences.");
        }
        return Compatibility.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new MlpBackbone(options, data, codeDimension);
}
