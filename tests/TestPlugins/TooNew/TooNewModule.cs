using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(TooNewModule), contractVersion: 1000)]

namespace TestPlugins;

public sealed class TooNewModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("too-new", "Never seen.");
}
