using NebulaBench.Objectives.Quantization;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(QuantizationPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Quantization;

/// <summary>Vector quantization.</summary>
public sealed class QuantizationPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<VqObjective, VqOptions>(
            "vq-vae",
            "Vector-quantized autoencoder: the decoder receives the nearest entry of a learned codebook in place of each latent.",
            "Van den Oord, Vinyals and Kavukcuoglu, Neural Discrete Representation Learning, NeurIPS 2017.");
}
