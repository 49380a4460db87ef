using NebulaBench.Objectives.Adversarial;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(AdversarialPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Adversarial;

/// <summary>Autoencoders whose latents are judged by a discriminator.</summary>
public sealed class AdversarialPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<AdversarialObjective, AdversarialOptions>(
            "aae",
            "Adversarial autoencoder: a deterministic latent that a discriminator should not be able to tell from samples of the prior.",
            "Makhzani, Shlens, Jaitly, Goodfellow and Frey, Adversarial Autoencoders, arXiv 1511.05644, 2016.");
}
