using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(NoModuleModule), ContractVersion.Current)]

namespace TestPlugins;

/// <summary>Named as the module, and none.</summary>
public sealed class NoModuleModule
{
    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("no-module", "Never seen.");
}
