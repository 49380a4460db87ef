using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(ThrowingForwardPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class ThrowingForwardPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddDataset<ThrowingDataset, NoOptions>("throwing-dataset", "A dataset that throws.");
        plugins.AddArchitecture<ThrowingArchitecture, NoOptions>("throwing-encoder", "An encoder that throws.");
        plugins.AddObjective<ThrowingObjective, NoOptions>("throwing-loss", "A loss that throws.");
    }
}
