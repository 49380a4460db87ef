using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(DeadlyModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class DeadlyModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<DeadlyArchitecture, DeadlyOptions>("deadly", "A model that brings its run down.");
}
