using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(UnrulyModule), ContractVersion.Current)]

namespace TestPlugins;

/// <summary>Components that load well and misbehave when they are used.</summary>
public sealed class UnrulyModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<UnrulyArchitecture, UnrulyOptions>("unruly", "A model that misbehaves when it is built.");
        plugins.AddDataset<UnrulyDataset, UnrulyDataOptions>("unruly-data", "Data that misbehave.");
    }
}
