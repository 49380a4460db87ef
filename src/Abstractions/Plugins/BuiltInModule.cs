using NebulaBench.Plugins;
using NebulaBench.Reconstruction;

[assembly: NebulaPlugin(typeof(BuiltInModule), ContractVersion.Current)]

namespace NebulaBench.Plugins;

/// <summary>The components every plugin can rely on: the basic reconstructions.</summary>
public sealed class BuiltInModule : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddReconstruction<GaussianReconstruction, GaussianReconstructionOptions>(
            "gaussian", "Normal distribution around the output with one fixed standard deviation: squared error in nats.");
        plugins.AddReconstruction<BernoulliReconstruction, NoOptions>(
            "bernoulli", "Independent Bernoulli variables with the output as logits: cross-entropy of values in [0, 1].");
        plugins.AddReconstruction<CategoricalReconstruction, NoOptions>(
            "categorical", "One class per pixel or place, with the output's channels as logits: cross-entropy of label images.");
    }
}
