using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(DuplicateIdModule), ContractVersion.Current)]

namespace TestPlugins;

/// <summary>Its second component has the id of one that the plugin Good brings.</summary>
public sealed class DuplicateIdModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<StubArchitecture, NoOptions>("only-here", "Lost with its plugin.");
        plugins.AddArchitecture<StubArchitecture, NoOptions>("good-model", "The same id as Good's.");
    }
}
