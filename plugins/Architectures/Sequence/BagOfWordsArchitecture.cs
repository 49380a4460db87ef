using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Sequence;

/// <summary>The baseline that does not know the order of the tokens.</summary>
/// <param name="options">Widths and regularization.</param>
public sealed class BagOfWordsArchitecture(BagOfWordsOptions options) : IArchitecture
{
    private const string Name = "bag-of-words";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => SequenceFit.For(Name, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new BagOfWordsEncoder(options, ((SequenceShape)data.Input).Vocabulary);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new BagOfWordsDecoder(options, output, codeDimension), wordDropout: 0)
            : new VectorBackbone(Name, encoder, codeDimension, options.Widths[0], data.Output.Elements, options.Dropout);
    }
}
