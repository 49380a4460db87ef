using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(AutoencodingPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>Autoencoders and variational autoencoders.</summary>
public sealed class AutoencodingPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddObjective<AutoencoderObjective, NoOptions>(
            "ae",
            "Autoencoder: reconstruction alone, with a deterministic latent.",
            "Hinton and Salakhutdinov, Reducing the Dimensionality of Data with Neural Networks, Science 313, 2006.");
        plugins.AddObjective<VariationalAutoencoderObjective, VariationalAutoencoderOptions>(
            "vae",
            "Variational autoencoder: reconstruction and the divergence of the posterior from a standard normal prior.",
            "Kingma and Welling, Auto-Encoding Variational Bayes, ICLR 2014.");
        plugins.AddObjective<UntrainedObjective, NoOptions>(
            "untrained", "A baseline: an autoencoder measured as it was initialized, without any training.");
    }
}
