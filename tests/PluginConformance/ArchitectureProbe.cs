using NebulaBench.Datasets;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.PluginConformance;

/// <summary>A batch of noise to put through an architecture. Its tensors live in the dispose scope in which <see cref="Draw"/> was called.</summary>
/// <param name="input">What goes in.</param>
/// <param name="output">What must come out.</param>
/// <param name="size">The number of samples.</param>
/// <param name="codeDimension">The width of the decoder's code.</param>
internal sealed class ArchitectureProbe(SampleShape input, SampleShape output, long size, long codeDimension)
{
    public string Name { get; } = $"{input} to {output}";

    public SampleShape InputShape => input;

    public SampleShape Output => output;

    public torch.Tensor Input { get; private set; } = null!;

    public torch.Tensor Code { get; private set; } = null!;

    /// <summary>The batch a code comes from, for decoders that cannot do without: those that label the input's points. Null for all others.</summary>
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
        Context = output is PointLabelsShape
            ? new Batch { Input = Input, Target = Input, Indices = torch.arange(size, dtype: torch.int64) }
            : null;
        Code = torch.randn(size, codeDimension);
        Head = torch.randn(featureWidth, codeDimension) / Math.Sqrt(featureWidth);
    }
}
