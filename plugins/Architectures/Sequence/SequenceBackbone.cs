using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>An encoder of sequences and a decoder that writes some.</summary>
internal sealed class SequenceBackbone : Backbone, ISequenceGenerator
{
    private readonly TokenEncoder encoder;
    private readonly TokenDecoder decoder;
    private readonly WordDropout wordDropout;

    public SequenceBackbone(string name, TokenEncoder encoder, TokenDecoder decoder, double wordDropout)
        : base(name)
    {
        this.encoder = encoder;
        this.decoder = decoder;
        this.wordDropout = new WordDropout(wordDropout);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => encoder.FeatureWidth;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        if (context is null)
        {
            return decoder.LogitsOfOwnWriting(code);
        }
        using torch.Tensor before = Tokens.Before(context.Target);
        using torch.Tensor seen = wordDropout.call(before);
        return decoder.Logits(code, seen);
    }

    /// <inheritdoc/>
    public torch.Tensor Generate(torch.Tensor code, GenerationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Beams, 1, nameof(options));
        using IDisposable noGradients = torch.no_grad();
        if (options.Temperature is not { } temperature)
        {
            return options.Beams > 1
                ? BeamSearch.Tokens(decoder, code, options.Beams)
                : SequenceWriter.Tokens(decoder, code, SequenceWriter.Best);
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature, nameof(options));
        if (options.Beams > 1)
        {
            throw new ArgumentException("Tokens are either drawn or searched with several beams, not both.", nameof(options));
        }
        return SequenceWriter.Tokens(decoder, code, SequenceWriter.Drawn(temperature));
    }
}

/// <summary>An encoder of sequences and fully connected layers from the code to a vector: to the classes of whole sequences, say.</summary>
internal sealed class VectorBackbone : Backbone
{
    private readonly TokenEncoder encoder;
    private readonly Sequential decoder;

    public VectorBackbone(string name, TokenEncoder encoder, long codeDimension, int width, long values, double dropout)
        : base(name)
    {
        this.encoder = encoder;
        decoder = torch.nn.Sequential([.. CoderParts.Layers(codeDimension, [width], dropout), torch.nn.Linear(width, values)]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => encoder.FeatureWidth;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);
}

/// <summary>An encoder of token sequences, [batch, length] to [batch, <see cref="FeatureWidth"/>].</summary>
/// <param name="name">The module's name.</param>
/// <param name="featureWidth">The width of the features.</param>
internal abstract class TokenEncoder(string name, long featureWidth) : torch.nn.Module<torch.Tensor, torch.Tensor>(name)
{
    /// <summary>The width of the features.</summary>
    public long FeatureWidth => featureWidth;
}

/// <summary>What all architectures of sequences ask of the data.</summary>
internal static class SequenceFit
{
    /// <summary>Whether data are sequences that become sequences or vectors.</summary>
    /// <param name="name">The architecture's name.</param>
    /// <param name="data">The dataset's shapes.</param>
    public static Compatibility For(string name, DatasetInfo data)
    {
        if (data.Input is not SequenceShape input)
        {
            return Compatibility.No($"{name} takes token sequences, but the input is {data.Input}: mlp takes vectors and images.");
        }
        return data.Output switch
        {
            _ when Lack(input) is { } lack => Compatibility.No($"{name} cannot read the input: {lack}"),
            SequenceShape output when Lack(output) is { } lack => Compatibility.No($"{name} cannot write the output: {lack}"),
            SequenceShape or VectorShape => Compatibility.Yes,
            _ => Compatibility.No($"{name} emits token sequences and vectors, but the output is {data.Output}."),
        };
    }

    private static string? Lack(SequenceShape shape)
    {
        if (shape.Vocabulary < SpecialTokens.Count)
        {
            return FormattableString.Invariant(
                $"a vocabulary begins with the {SpecialTokens.Count} special tokens, but this one has only {shape.Vocabulary}.");
        }
        return shape.Length < 1 ? "a sequence has at least one place, for its end." : null;
    }
}

/// <summary>Small parts that several encoders and decoders have.</summary>
internal static class CoderParts
{
    /// <summary>Fully connected layers, each with its activation and dropout.</summary>
    /// <param name="from">The width of what goes in.</param>
    /// <param name="widths">The widths of the layers.</param>
    /// <param name="dropout">The probability that a value is dropped while training.</param>
    public static IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Layers(long from, IEnumerable<int> widths, double dropout)
    {
        long width = from;
        foreach (int next in widths)
        {
            yield return torch.nn.Linear(width, next);
            yield return torch.nn.ReLU();
            if (dropout > 0)
            {
                yield return torch.nn.Dropout(dropout);
            }
            width = next;
        }
    }

    /// <summary>The layer between what an encoder has read and the latent, or null where there is none.</summary>
    /// <param name="from">The width of what it has read.</param>
    /// <param name="width">The layer's width; 0 for none.</param>
    /// <param name="dropout">The probability that a value is dropped while training.</param>
    public static torch.nn.Module<torch.Tensor, torch.Tensor>? Hidden(long from, int width, double dropout) =>
        width > 0 ? torch.nn.Sequential(Layers(from, [width], dropout)) : null;
}
