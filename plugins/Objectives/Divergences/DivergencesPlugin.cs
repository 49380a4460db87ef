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
            "β-VAE: the divergence from the prior is weighted by β, or held to a capacity that increases during training.",
            "Higgins et al., beta-VAE: Learning Basic Visual Concepts with a Constrained Variational Framework, ICLR 2017; "
            + "Burgess et al., Understanding disentangling in beta-VAE, arXiv 1804.03599, 2018.");
        plugins.AddObjective<InfoVaeObjective, InfoVaeOptions>(
            "info-vae",
            "Info-VAE: part of each posterior's divergence is replaced by the maximum mean discrepancy of all latents from the prior.",
            "Zhao, Song and Ermon, InfoVAE: Balancing Learning and Inference in Variational Autoencoders, AAAI 2019.");
        plugins.AddObjective<WaeObjective, WaeOptions>(
            "wae",
            "Wasserstein autoencoder: a deterministic latent, and the maximum mean discrepancy of all latents from the prior.",
            "Tolstikhin, Bousquet, Gelly and Schölkopf, Wasserstein Auto-Encoders, ICLR 2018.");
        plugins.AddObjective<BetaTcVaeObjective, BetaTcVaeOptions>(
            "beta-tc-vae",
            "β-TC-VAE: the divergence from the prior is decomposed, and the total correlation of the latent's dimensions weighted by β.",
            "Chen, Li, Grosse and Duvenaud, Isolating Sources of Disentanglement in Variational Autoencoders, NeurIPS 2018.");
        plugins.AddObjective<DipVaeObjective, DipVaeOptions>(
            "dip-vae",
            "DIP-VAE: a variational autoencoder that pulls the covariance of its latents toward the identity.",
            "Kumar, Sattigeri and Balakrishnan, Variational Inference of Disentangled Latent Concepts from Unlabeled Observations, ICLR 2018.");
    }
}
