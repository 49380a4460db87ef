using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Mlp;

/// <summary>The multi-layer perceptron: fits every sample that is a fixed number of values.</summary>
/// <param name="options">Widths and regularisation.</param>
public sealed class MlpArchitecture(MlpOptions options) : IArchitecture
{
    /// <inheritdoc/>
    public Fit Supports(DatasetInfo data)
    {
        if (data.Input is SequenceShape || data.Output is SequenceShape)
        {
            return Fit.No("mlp works on vectors, images, point clouds and volumes, not on token sequences.");
        }
        return Fit.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new MlpBackbone(options, data, codeDimension);
}
