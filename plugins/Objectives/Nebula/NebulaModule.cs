using NebulaBench.Objectives.Nebula;
using NebulaBench.Plugins;

[assembly: NebulaPlugin(typeof(NebulaModule), ContractVersion.Current)]

namespace NebulaBench.Objectives.Nebula;

/// <summary>Nebula Variational Coding.</summary>
public sealed class NebulaModule : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<NebulaObjective, NebulaOptions>(
            "nvc",
            "Nebula Variational Coding: latents gather around trainable anchors, with self-supervised metric learning on top.",
            "Wang, Tan, Navab and Tombari, Self-supervised Latent Space Optimization with Nebula Variational Coding, IEEE TPAMI 46(3), 2024.");
}
