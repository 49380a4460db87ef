using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Conformance.Architectures;

/// <summary>A batch of noise to put through an architecture. Its tensors live in the dispose scope in which <see cref="Draw"/> was called.</summary>
/// <param name="input">What goes in.</param>
/// <param name="output">What must come out.</param>
/// <param name="fed">Whether the decoder is given the batch though it could do without.</param>
internal sealed class ArchitectureProbe(SampleShape input, SampleShape output, bool fed = false)
{
    public const long Size = 16;
    public const long CodeDimension = 5;

    public string Name { get; } = fed ? $"{input} to {output}, fed with its target" : $"{input} to {output}";

    public SampleShape InputShape => input;

    public DatasetInfo Info { get; } = new()
    {
        Input = input,
        Output = output,
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    public torch.Tensor Input { get; private set; } = null!;

    public torch.Tensor Code { get; private set; } = null!;

    /// <summary>
    /// The batch a code comes from, for decoders that cannot do without, those that label the input's points, and for those that are to
    /// be fed with their target. Null for all others.
    /// </summary>
    public Batch? Context { get; private set; }

    /// <summary>Stands for an objective's head: a fixed random projection of the features to a code, [features, code].</summary>
    public torch.Tensor Head { get; private set; } = null!;

    public void Draw(long featureWidth)
    {
        Input = Noise.Input(input, Size);
        Context = fed || output is PointLabelsShape ? Noise.Batch(output, Input) : null;
        Code = torch.randn(Size, CodeDimension);
        Head = torch.randn(featureWidth, CodeDimension) / Math.Sqrt(featureWidth);
    }

    /// <summary>The first sample alone.</summary>
    public Batch? FirstOfContext() => Context is null ? null : Context with
    {
        Input = Context.Input.narrow(0, 0, 1),
        Target = Context.Target.narrow(0, 0, 1),
        Indices = Context.Indices.narrow(0, 0, 1),
    };
}
