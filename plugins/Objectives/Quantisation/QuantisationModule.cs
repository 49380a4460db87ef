using NebulaBench.Objectives.Quantisation;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(QuantisationModule), ContractVersion.Current)]

namespace NebulaBench.Objectives.Quantisation;

/// <summary>Vector quantisation.</summary>
public sealed class QuantisationModule : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<VqObjective, VqOptions>(
            "vq-vae",
            "Vector-quantised autoencoder: the decoder receives the nearest entry of a learned codebook in place of each latent.",
            "Van den Oord, Vinyals and Kavukcuoglu, Neural Discrete Representation Learning, NeurIPS 2017.");
}
