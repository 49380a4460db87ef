using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(OwnCopyModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class OwnCopyModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("own-copy", "Never seen.");
}
