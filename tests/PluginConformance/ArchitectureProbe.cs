using NebulaBench.Datasets;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.PluginConformance;

/// <summary>A batch of noise to put through an architecture. Its tensors live in the dispose scope in which <see cref="Draw"/> was called.</summary>
/// <param name="input">What goes in.</param>
/// <param name="output">What must come out.</param>
/// <param name="size">The number of samples.</param>
/// <param name="codeDimension">The width of the decoder's code.</param>
/// <param name="fed">Whether the decoder is given the batch though it could do without.</param>
internal sealed class ArchitectureProbe(SampleShape input, SampleShape output, long size, long codeDimension, bool fed = false)
{
    public string Name { get; } = fed ? $"{input} to {output}, fed with its target" : $"{input} to {output}";

    public SampleShape InputShape => input;

    public SampleShape Output => output;

    /// <summary>The axes of what a decoder emits, without the batch: of a sequence the logits of all tokens.</summary>
    public IReadOnlyList<long> DecodedAxes => output is SequenceShape sequence ? [sequence.Vocabulary, sequence.Length] : output.Axes;

    public torch.Tensor Input { get; private set; } = null!;

    public torch.Tensor Code { get; private set; } = null!;

    /// <summary>
    /// The batch a code comes from, for decoders that cannot do without, those that label the input's points, and for those that are to
    /// be fed with their target. Null for all others.
    /// </summary>
    public Batch? Context { get; private set; }

    public static DatasetInfo Info(SampleShape input, SampleShape output) => new()
    {
        Input = input,
        Output = output,
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    /// <summary>Stands for an objective's head: a fixed random projection of the features to a code, [features, code].</summary>
    public torch.Tensor Head { get; private set; } = null!;

    public void Draw(long featureWidth)
    {
        long[] axes = [size, .. input.Axes];
        Input = input switch
        {
            SequenceShape sequence => torch.randint(0, sequence.Vocabulary, axes, dtype: torch.int64),
            ImageShape or VolumeShape => torch.rand(axes),
            _ => torch.randn(axes),
        };
        Context = fed || output is PointLabelsShape
            ? new Batch { Input = Input, Target = Target(), Indices = torch.arange(size, dtype: torch.int64) }
            : null;
        Code = torch.randn(size, codeDimension);
        Head = torch.randn(featureWidth, codeDimension) / Math.Sqrt(featureWidth);
    }

    /// <summary>
    /// Sequences have a random number of tokens, the end, and places that cost nothing; of others no decoder asks more than the input.
    /// </summary>
    private torch.Tensor Target()
    {
        if (output is not SequenceShape sequence)
        {
            return Input;
        }
        torch.Tensor place = torch.arange(sequence.Length, torch.int64).unsqueeze(0); // [1, length]
        torch.Tensor end = torch.randint(0, sequence.Length, [size, 1], dtype: torch.int64);
        torch.Tensor tokens = torch.randint(SpecialTokens.Unknown, sequence.Vocabulary, [size, sequence.Length], dtype: torch.int64);
        return tokens.masked_fill(place.eq(end), SpecialTokens.End).masked_fill(place.gt(end), CategoricalReconstruction.Void);
    }
}
