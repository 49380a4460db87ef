using NebulaBench.Plugins;
using NebulaBench.Toolkit;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;

[assembly: NebulaPlugin(typeof(ReconstructionsPlugin), ContractVersion.Current)]

namespace NebulaBench.Toolkit;

/// <summary>The components every plugin can rely on: the basic reconstructions.</summary>
public sealed class ReconstructionsPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddReconstruction<GaussianReconstruction, GaussianReconstructionOptions>(
            "gaussian", "Normal distribution around the output with one fixed standard deviation: squared error in nats.");
        plugins.AddReconstruction<BernoulliReconstruction, BernoulliReconstructionOptions>(
            "bernoulli", "Independent Bernoulli variables with the output as logits: cross-entropy of values in [0, 1].");
        plugins.AddReconstruction<CategoricalReconstruction, CategoricalReconstructionOptions>(
            "categorical", "One class per pixel or place, with the output's channels as logits: cross-entropy of label images.");
        plugins.AddReconstruction<PoissonReconstruction, NoOptions>(
            "poisson", "Independent Poisson variables with the output as log means: for counts.");
        plugins.AddReconstruction<NegativeBinomialReconstruction, NegativeBinomialReconstructionOptions>(
            "negative-binomial", "Independent negative binomial variables with the output as log means: for counts that vary more than Poisson's.");
        plugins.AddReconstruction<ChamferReconstruction, CloudReconstructionOptions>(
            "chamfer", "Each point of two clouds pays for its squared distance to the nearest point of the other.");
        plugins.AddReconstruction<EarthMoversReconstruction, CloudReconstructionOptions>(
            "earth-movers", "The points of two clouds are paired, and each pays for the squared distance to its partner.",
            "Bertsekas: The auction algorithm: a distributed relaxation method for the assignment problem (Annals of Operations Research 14, 1988)");
    }
}
