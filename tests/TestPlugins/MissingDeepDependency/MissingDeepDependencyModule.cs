using Middle;
using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(MissingDeepDependencyModule), ContractVersion.Current)]

namespace TestPlugins;

/// <summary>The library it ships needs another one, which shows only when that code is reached.</summary>
public sealed class MissingDeepDependencyModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<StubArchitecture, NoOptions>("before-the-gap", "Lost with its plugin.");
        plugins.AddArchitecture<StubArchitecture, NoOptions>("behind-the-gap", MiddleText.Summary());
    }
}
