using NebulaBench.Objectives.Clustering;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(ClusteringPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Clustering;

/// <summary>Autoencoders whose latents are clustered while they are trained.</summary>
public sealed class ClusteringPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddObjective<DecObjective, DecOptions>(
            "dec",
            "Deep embedded clustering: latents are pulled toward clusters by their own confident assignments.",
            "Xie, Girshick and Farhadi, Unsupervised Deep Embedding for Clustering Analysis, ICML 2016.");
        plugins.AddObjective<IdecObjective, IdecOptions>(
            "idec",
            "Improved deep embedded clustering: dec with the reconstruction kept as a term.",
            "Guo, Gao, Liu and Yin, Improved Deep Embedded Clustering with Local Structure Preservation, IJCAI 2017.");
        plugins.AddObjective<OnlineKMeansObjective, OnlineKMeansOptions>(
            "online-kmeans",
            "Autoencoder with centers that follow its latents one sample at a time (Robbins–Monro k-means).",
            "MacQueen, Some Methods for Classification and Analysis of Multivariate Observations, 1967; Robbins and Monro, A Stochastic "
            + "Approximation Method, 1951.");
    }
}
