using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Sequence;

/// <summary>A recurrent encoder and a recurrent decoder.</summary>
/// <param name="options">Widths, directions and regularization.</param>
public sealed class GruArchitecture(GruOptions options) : IArchitecture
{
    private const string Name = "gru";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => SequenceFit.For(Name, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new GruEncoder(options, ((SequenceShape)data.Input).Vocabulary);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new GruDecoder(options, output, codeDimension), options.WordDropout)
            : new VectorBackbone(Name, encoder, codeDimension, options.Width, data.Output.Elements, options.Dropout);
    }
}
