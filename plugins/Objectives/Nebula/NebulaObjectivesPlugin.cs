using NebulaBench.Objectives.Nebula;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(NebulaObjectivesPlugin), ContractVersion.Current)]

namespace NebulaBench.Objectives.Nebula;

/// <summary>Nebula Variational Coding.</summary>
public sealed class NebulaObjectivesPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<NebulaObjective, NebulaOptions>(
            "nvc",
            "Nebula Variational Coding: latents gather around trainable anchors, with self-supervised metric learning on top.",
            "Wang, Tan, Navab and Tombari, Self-supervised Latent Space Optimization with Nebula Variational Coding, IEEE TPAMI 46(3), 2024.");
}
