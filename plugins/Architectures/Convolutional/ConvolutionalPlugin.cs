using NebulaBench.Architectures.Convolutional;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ConvolutionalPlugin), ContractVersion.Current)]

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Encoders and decoders of images.</summary>
public sealed class ConvolutionalPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddArchitecture<ConvArchitecture, ConvOptions>(
            "conv", "Strided convolutions over images, with a decoder of transposed convolutions that mirrors them.");
        plugins.AddArchitecture<FireArchitecture, FireOptions>(
            "fire", "Fire modules over images, with a mirrored decoder: channels squeezed to a quarter, then expanded by two kernels.",
            "Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size (2016)");
        plugins.AddArchitecture<ResnetArchitecture, ResnetOptions>(
            "resnet", "Residual blocks of two convolutions with projection shortcuts, over images, with a mirrored decoder.",
            "He, Zhang, Ren, Sun: Deep residual learning for image recognition (CVPR 2016)");
    }
}
