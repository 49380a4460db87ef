using NebulaBench.Objectives.Mixtures;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(MixturesPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Variational autoencoders whose prior is a mixture.</summary>
public sealed class MixturesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddObjective<VadeObjective, VadeOptions>(
            "vade",
            "Variational deep embedding: a Gaussian-mixture prior that starts at the clusters of a pretrained autoencoder.",
            "Jiang, Zheng, Tan, Tang and Zhou, Variational Deep Embedding, IJCAI 2017.");
        plugins.AddObjective<GmVaeObjective, GmVaeOptions>(
            "gm-vae",
            "Variational autoencoder with a Gaussian-mixture prior, trained from scratch.",
            "Jiang, Zheng, Tan, Tang and Zhou, Variational Deep Embedding, IJCAI 2017; Dilokthanakul et al., Deep Unsupervised Clustering with "
            + "Gaussian Mixture Variational Autoencoders, 2016.");
        plugins.AddObjective<VampObjective, VampOptions>(
            "vamp",
            "Variational autoencoder whose prior is the mixture of the posteriors of pseudo-inputs.",
            "Tomczak and Welling, VAE with a VampPrior, AISTATS 2018.");
    }
}
