using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Sequence;

/// <summary>A transformer encoder and a causal transformer decoder.</summary>
/// <param name="options">Widths, depth and regularization.</param>
public sealed class TransformerArchitecture(TransformerOptions options) : IArchitecture
{
    private const string Name = "transformer";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (options.Width % options.Heads != 0)
        {
            return Compatibility.No(FormattableString.Invariant(
                $"transformer gives each of its heads the same share of the width: {options.Width} is no multiple of {options.Heads}."));
        }
        return SequenceFit.For(Name, data);
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new TransformerEncoder(options, (SequenceShape)data.Input);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new TransformerDecoder(options, output, codeDimension), options.WordDropout)
            : new VectorBackbone(Name, encoder, codeDimension, options.Width, data.Output.Elements, options.Dropout);
    }
}
