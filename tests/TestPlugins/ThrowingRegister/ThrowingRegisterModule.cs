using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(ThrowingRegisterModule), ContractVersion.Current)]

namespace TestPlugins;

public sealed class ThrowingRegisterModule : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<StubArchitecture, NoOptions>("half-registered", "Lost with its plugin.");
        throw new DivideByZeroException("nothing to divide");
    }
}
