using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Options of <c>transformer</c>. The defaults suit sentences of some twenty words on a laptop's processor.</summary>
public sealed record TransformerOptions
{
    [Description("Width of the model, a multiple of the heads.")]
    [Range(1, 65_536)]
    public int Width { get; init; } = 128;

    [Description("Number of layers of the encoder, and of the decoder.")]
    [Range(1, 1_000)]
    public int Layers { get; init; } = 2;

    [Description("Number of attention heads in each layer.")]
    [Range(1, 1_000)]
    public int Heads { get; init; } = 4;

    [Description("Width of the fully connected layer within each layer.")]
    [Range(1, 1_000_000)]
    public int FeedForward { get; init; } = 256;

    [Description("Probability that a value is dropped while training: of the tokens' vectors, of what a layer adds to them.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; } = 0.1;

    [Description("Position embeddings: learned, one per position, or sinusoidal.")]
    [EnumDataType(typeof(PositionKind))]
    public PositionKind Positions { get; init; } = PositionKind.Learned;

    [Description("Width of a fully connected layer between the mean over the tokens and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; }

    [Description("Share of the decoder's input tokens that are replaced by the unknown token while training, so that it must "
        + "use the code.")]
    [Range(0.0, 1.0)]
    public double WordDropout { get; init; }

    [Description("Share the weights of the decoder's input embedding and its output layer.")]
    public bool TiedEmbeddings { get; init; }
}
