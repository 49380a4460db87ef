using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Mlp;

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
