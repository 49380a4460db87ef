using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Options of <c>gru</c>. The defaults suit sentences of some twenty words on a laptop's processor.</summary>
public sealed record GruOptions
{
    [Description("Width of token embeddings, in the encoder and in the decoder.")]
    [Range(1, 65_536)]
    public int Embedding { get; init; } = 128;

    [Description("Width of the recurrent state, in each direction of the encoder and in the decoder.")]
    [Range(1, 65_536)]
    public int Width { get; init; } = 128;

    [Description("Let a second recurrent layer read the sequence backwards; the features are the last states of both.")]
    public bool Bidirectional { get; init; } = true;

    [Description("Width of a fully connected layer between the last states and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; }

    [Description("Share of the decoder's input tokens that are replaced by the unknown token while training, so that it must "
        + "use the code.")]
    [Range(0.0, 1.0)]
    public double WordDropout { get; init; }

    [Description("Share the weights of the decoder's input embedding and its output layer.")]
    public bool TiedEmbeddings { get; init; }

    [Description("Probability that a value is dropped while training: of a token's vector, of a state before the logits, of a hidden "
        + "layer.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}
