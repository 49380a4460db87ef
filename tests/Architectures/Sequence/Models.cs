using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>Small models, and sentences for them.</summary>
internal static class Models
{
    public const long Code = 6;
    public const long Length = 10;
    public const long Vocabulary = 23;

    public static SequenceShape Shape { get; } = new(Length, Vocabulary);

    /// <summary>The names that <see cref="Architecture"/> knows and whose decoders look at the tokens before.</summary>
    public static IReadOnlyList<string> Writers { get; } = ["gru", "gru-tied", "transformer", "transformer-tied"];

    public static IReadOnlyList<string> All { get; } = [.. Writers, "bag-of-words"];

    public static IArchitecture Architecture(string name, double wordDropout = 0) => name switch
    {
        "gru" => new GruArchitecture(new GruOptions { Embedding = 16, Width = 24, WordDropout = wordDropout }),
        "gru-tied" => new GruArchitecture(new GruOptions
        {
            Embedding = 16,
            Width = 24,
            Hidden = 20,
            Bidirectional = false,
            TiedEmbeddings = true,
            WordDropout = wordDropout,
        }),
        "transformer" => new TransformerArchitecture(
            new TransformerOptions { Width = 24, FeedForward = 32, Dropout = 0, WordDropout = wordDropout }),
        "transformer-tied" => new TransformerArchitecture(new TransformerOptions
        {
            Width = 24,
            FeedForward = 32,
            Dropout = 0,
            Positions = PositionKind.Sinusoidal,
            TiedEmbeddings = true,
            WordDropout = wordDropout,
        }),
        "bag-of-words" => new BagOfWordsArchitecture(new BagOfWordsOptions { Embedding = 16, Widths = [24] }),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>A fresh model in evaluation mode, with enough weight on its code to write different sentences.</summary>
    public static Backbone Built(string name, double wordDropout = 0)
    {
        torch.manual_seed(1);
        Backbone backbone = Architecture(name, wordDropout).Build(Shapes.Data(Shape), Code);
        backbone.eval();
        return backbone;
    }

    /// <summary>The decoder of a model.</summary>
    public static TokenDecoder DecoderOf(Backbone backbone) =>
        backbone.children().OfType<TokenDecoder>().Single();

    /// <summary>Sentences of 2 to <see cref="Length"/> tokens with their end; padding after it. [count, length].</summary>
    public static torch.Tensor Sentences(long count)
    {
        torch.Tensor place = torch.arange(Length, torch.int64).unsqueeze(0);
        torch.Tensor end = torch.randint(1, Length, [count, 1], dtype: torch.int64);
        torch.Tensor tokens = torch.randint(SpecialTokens.Count, Vocabulary, [count, Length], dtype: torch.int64);
        return tokens.masked_fill(place.eq(end), SpecialTokens.End).masked_fill(place.gt(end), SpecialTokens.Padding);
    }

    public static torch.Tensor TargetOf(torch.Tensor sentences) =>
        sentences.masked_fill(sentences.eq(SpecialTokens.Padding), CategoricalReconstruction.Void);

    public static Batch BatchOf(torch.Tensor sentences) => new()
    {
        Input = sentences,
        Target = TargetOf(sentences),
        Indices = torch.arange(sentences.shape[0]),
    };

    public static double Distance(torch.Tensor left, torch.Tensor right) => (left - right).abs().max().ToDouble();
}
