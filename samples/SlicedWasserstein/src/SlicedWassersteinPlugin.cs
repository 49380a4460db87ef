using NebulaBench.Plugins;
using SlicedWasserstein;

[assembly: NebulaPlugin(typeof(SlicedWassersteinPlugin), ContractVersion.Current)]

namespace SlicedWasserstein;

public sealed class SlicedWassersteinPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins) =>
        plugins.AddObjective<SlicedWassersteinObjective, SlicedWassersteinOptions>(
            "swae",
            "Autoencoder whose latents are brought to a prior by the sliced Wasserstein distance.",
            "S. Kolouri, P. E. Pope, C. E. Martin, G. K. Rohde, Sliced Wasserstein Auto-Encoders, ICLR 2019.");
}
