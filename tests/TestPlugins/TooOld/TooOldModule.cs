using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(TooOldModule), contractVersion: 0)]

namespace TestPlugins;

public sealed class TooOldModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("too-old", "Never seen.");
}
