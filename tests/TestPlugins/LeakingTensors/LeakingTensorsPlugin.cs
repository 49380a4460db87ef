using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(LeakingTensorsPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class LeakingTensorsPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<LeakingArchitecture, NoOptions>("leaking-encoder", "An encoder that keeps a tensor of every step.");
        plugins.AddObjective<LeakingObjective, NoOptions>("leaking-loss", "A loss that keeps a tensor of every step.");
    }
}
