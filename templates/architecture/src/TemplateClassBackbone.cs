using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace TemplateNamespace;

/// <summary>The trainable part. What lies between encoder and decoder belongs to the objective.</summary>
internal sealed class TemplateClassBackbone : Backbone
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;
    private readonly long[] outputAxes;

    public TemplateClassBackbone(TemplateClassOptions options, DatasetInfo data, long codeDimension)
        : base("template-id")
    {
        FeatureWidth = options.Width;
        outputAxes = [-1, .. data.Output.Axes];
        encoder = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(data.Input.Elements, options.Width), torch.nn.GELU());
        decoder = torch.nn.Sequential(
            torch.nn.Linear(codeDimension, options.Width), torch.nn.GELU(), torch.nn.Linear(options.Width, data.Output.Elements));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code).view(outputAxes);
}
