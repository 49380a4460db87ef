using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(OwnMathNetPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class OwnMathNetPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<OwnMathNetArchitecture, NoOptions>("own-mathnet", "Tells which MathNet.Numerics it computes with.");
    }
}
