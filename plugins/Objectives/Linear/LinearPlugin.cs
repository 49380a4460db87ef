using NebulaBench.Objectives.Linear;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(LinearPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Linear;

/// <summary>Latents that are computed rather than trained.</summary>
public sealed class LinearPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<PcaObjective, NoOptions>(
            "pca",
            "A baseline: the principal components of the features as they were initialized; only the decoder is trained.",
            "Pearson, On Lines and Planes of Closest Fit to Systems of Points in Space, Philosophical Magazine 2, 1901.");
}
