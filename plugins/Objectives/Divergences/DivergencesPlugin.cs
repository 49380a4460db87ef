using NebulaBench.Objectives.Divergences;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(DivergencesPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Divergences;

/// <summary>Autoencoders that differ in what draws their latents to a prior.</summary>
public sealed class DivergencesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddObjective<BetaVaeObjective, BetaVaeOptions>(
            "beta-vae",
            "β-VAE: the divergence from the prior weighs β, or is held to a capacity that rises while training.",
            "Higgins et al., beta-VAE: Learning Basic Visual Concepts with a Constrained Variational Framework, ICLR 2017; "
            + "Burgess et al., Understanding disentangling in beta-VAE, arXiv 1804.03599, 2018.");
        plugins.AddObjective<InfoVaeObjective, InfoVaeOptions>(
            "info-vae",
            "Info-VAE: less of each posterior's divergence, and the maximum mean discrepancy of all latents from the prior in its place.",
            "Zhao, Song and Ermon, InfoVAE: Balancing Learning and Inference in Variational Autoencoders, AAAI 2019.");
        plugins.AddObjective<WaeObjective, WaeOptions>(
            "wae",
            "Wasserstein autoencoder: a deterministic latent, and the maximum mean discrepancy of all latents from the prior.",
            "Tolstikhin, Bousquet, Gelly and Schölkopf, Wasserstein Auto-Encoders, ICLR 2018.");
        plugins.AddObjective<BetaTcVaeObjective, BetaTcVaeOptions>(
            "beta-tc-vae",
            "β-TC-VAE: the divergence from the prior taken apart, of which the total correlation of the latent's dimensions weighs β.",
            "Chen, Li, Grosse and Duvenaud, Isolating Sources of Disentanglement in Variational Autoencoders, NeurIPS 2018.");
        plugins.AddObjective<DipVaeObjective, DipVaeOptions>(
            "dip-vae",
            "DIP-VAE: a variational autoencoder that draws the covariance of its latents to the identity.",
            "Kumar, Sattigeri and Balakrishnan, Variational Inference of Disentangled Latent Concepts from Unlabeled Observations, ICLR 2018.");
    }
}
