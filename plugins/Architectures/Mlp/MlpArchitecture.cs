using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Mlp;

/// <summary>The multi-layer perceptron: fits every sample that is a fixed number of values.</summary>
/// <param name="options">Widths and regularization.</param>
public sealed class MlpArchitecture(MlpOptions options) : IArchitecture
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (data.Input is SequenceShape || data.Output is SequenceShape)
        {
            return Compatibility.No("mlp works on vectors, images, point clouds and volumes, not on token sequences.");
        }
        return Compatibility.Yes;
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new MlpBackbone(options, data, codeDimension);
}

/// <summary>Options of the multi-layer perceptron. The defaults are the published widths with rectifiers.</summary>
public sealed record MlpOptions
{
    [Description("Widths of the encoder's layers; the decoder mirrors them.")]
    [MinLength(1)]
    public IReadOnlyList<int> Widths { get; init; } = [512, 256, 128];

    [Description("Width of one more layer between the widths and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 64;

    [Description("Activation after every layer.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }

    [Description("Share of the input's values set to zero while training, so that the model learns to restore them.")]
    [Range(0, 0.999)]
    public double Corruption { get; init; }
}

/// <summary>Encoder: layer, batch norm, activation, dropout for each width; decoder: the same in reverse, then one plain layer.</summary>
internal sealed class MlpBackbone : Backbone
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;
    private readonly long[] outputAxes;

    public MlpBackbone(MlpOptions options, DatasetInfo data, long codeDimension)
        : base("mlp")
    {
        long[] widths = options.Hidden > 0 ? [.. options.Widths, options.Hidden] : [.. options.Widths];
        FeatureWidth = widths[^1];
        outputAxes = [-1, .. data.Output.Axes];

        List<torch.nn.Module<torch.Tensor, torch.Tensor>> inward = [torch.nn.Flatten()];
        if (options.Corruption > 0)
        {
            inward.Add(new MaskingNoise(options.Corruption));
        }
        AddBlocks(inward, options, data.Input.Elements, widths);
        encoder = torch.nn.Sequential(inward);

        List<torch.nn.Module<torch.Tensor, torch.Tensor>> outward = [];
        long[] mirrored = [.. widths.Reverse()];
        AddBlocks(outward, options, codeDimension, mirrored);
        outward.Add(torch.nn.Linear(mirrored[^1], data.Output.Elements));
        decoder = torch.nn.Sequential(outward);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code).view(outputAxes);

    private static void AddBlocks(
        List<torch.nn.Module<torch.Tensor, torch.Tensor>> layers, MlpOptions options, long inputWidth, long[] widths)
    {
        long width = inputWidth;
        foreach (long next in widths)
        {
            layers.Add(torch.nn.Linear(width, next));
            if (options.BatchNorm)
            {
                layers.Add(torch.nn.BatchNorm1d(next));
            }
            layers.Add(options.Activation.ToModule(inPlace: true));
            if (options.Dropout > 0)
            {
                layers.Add(torch.nn.Dropout(options.Dropout));
            }
            width = next;
        }
    }
}
