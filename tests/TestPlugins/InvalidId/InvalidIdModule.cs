using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(InvalidIdModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class InvalidIdModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<StubArchitecture, NoOptions>("Snake_Case", "Not kebab-case.");
        plugins.AddArchitecture<StubArchitecture, NoOptions>("kebab-case", "Lost with its plugin.");
    }
}
