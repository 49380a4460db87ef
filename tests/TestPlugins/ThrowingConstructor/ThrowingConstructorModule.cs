using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(ThrowingConstructorModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class ThrowingConstructorModule : IPluginModule
{
    public ThrowingConstructorModule() => throw new InvalidOperationException("no license file\nin /etc");

    public void Register(IPluginRegistry plugins) => plugins.AddArchitecture<StubArchitecture, NoOptions>("throwing-constructor", "Never seen.");
}
