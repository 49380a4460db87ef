using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Options of <c>transformer</c>. The defaults suit sentences of some twenty words on a laptop's processor.</summary>
public sealed record TransformerOptions
{
    [Description("Width of a token's vector everywhere between the layers; a multiple of the heads.")]
    [Range(1, 65_536)]
    public int Width { get; init; } = 128;

    [Description("Number of layers of the encoder, and of the decoder.")]
    [Range(1, 1_000)]
    public int Layers { get; init; } = 2;

    [Description("Number of heads that look at other tokens in each layer.")]
    [Range(1, 1_000)]
    public int Heads { get; init; } = 4;

    [Description("Width of the fully connected layer within each layer.")]
    [Range(1, 1_000_000)]
    public int FeedForward { get; init; } = 256;

    [Description("Probability that a value is dropped while training: of the tokens' vectors, of what a layer adds to them.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; } = 0.1;

    [Description("How a token's place is told: learned vectors, one a place, or sines and cosines of it.")]
    [EnumDataType(typeof(PositionKind))]
    public PositionKind Positions { get; init; } = PositionKind.Learned;

    [Description("Width of a fully connected layer between the mean over the tokens and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; }

    [Description("Share of the tokens fed to the decoder that are replaced by the unknown token while training, so that it must ask the "
        + "code.")]
    [Range(0.0, 1.0)]
    public double WordDropout { get; init; }

    [Description("Use one vector of a token both for reading it in the decoder and for its logit.")]
    public bool TiedEmbeddings { get; init; }
}
