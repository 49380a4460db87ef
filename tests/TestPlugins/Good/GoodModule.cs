using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(GoodModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class GoodModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<GoodArchitecture, GoodOptions>("good-model", "A model that is good.", "Good and Better (2026)");
        plugins.AddArchitecture<FailingArchitecture, GoodOptions>("failing-model", "A model whose constructor fails.");
        plugins.AddArchitecture<DemandingArchitecture, NoOptions>("demanding-model", "A model that asks for a service there is not.");
        plugins.AddObjective<GoodObjective, NoOptions>("good-model", "An objective: ids are unique within their kind only.");
    }
}
