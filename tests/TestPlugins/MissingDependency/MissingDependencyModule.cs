using Absent;
using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(MissingDependencyModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class MissingDependencyModule : IPluginModule
{
    public void Register(IPluginRegistry plugins) =>
        plugins.AddArchitecture<StubArchitecture, NoOptions>("missing-dependency", AbsentText.Summary());
}
