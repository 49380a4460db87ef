using NebulaBench.Plugins;

namespace TestPlugins;

/// <summary>A module that no attribute names.</summary>
public sealed class NoAttributeModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("no-attribute", "Never seen.");
}
