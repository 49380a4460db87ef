using NebulaBench.Datasets;
using TorchSharp;

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
