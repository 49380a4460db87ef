using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Conformance.Points;

/// <summary>Samples of a shape that mean nothing, drawn with torch's generator.</summary>
internal static class Noise
{
    /// <summary>Inputs, [size, …axes].</summary>
    public static torch.Tensor Input(SampleShape shape, long size)
    {
        long[] axes = [size, .. shape.Axes];
        return shape switch
        {
            SequenceShape sequence => torch.randint(0, sequence.Vocabulary, axes, dtype: torch.int64),
            ImageShape or VolumeShape => torch.rand(axes),
            _ => torch.randn(axes),
        };
    }

    /// <summary>A batch for an output; sequences have a random number of tokens, the end, and places that cost nothing.</summary>
    public static Batch Batch(SampleShape output, torch.Tensor input) => new()
    {
        Input = input,
        Target = output switch
        {
            SequenceShape sequence => Tokens(sequence, input.shape[0]),
            PointLabelsShape labels => torch.randint(0, labels.Labels, [input.shape[0], labels.Points], dtype: torch.int64),
            _ => input,
        },
        Indices = torch.arange(input.shape[0], dtype: torch.int64),
    };

    private static torch.Tensor Tokens(SequenceShape shape, long size)
    {
        torch.Tensor place = torch.arange(shape.Length, torch.int64).unsqueeze(0); // [1, length]
        torch.Tensor end = torch.randint(0, shape.Length, [size, 1], dtype: torch.int64);
        torch.Tensor tokens = torch.randint(SpecialTokens.Unknown, shape.Vocabulary, [size, shape.Length], dtype: torch.int64);
        return tokens.masked_fill(place.eq(end), SpecialTokens.End).masked_fill(place.gt(end), CategoricalReconstruction.Void);
    }
}
