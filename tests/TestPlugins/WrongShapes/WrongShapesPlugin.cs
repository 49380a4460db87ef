using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(WrongShapesPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class WrongShapesPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<WideArchitecture, NoOptions>("wide-encoder", "Features wider than declared.");
        plugins.AddArchitecture<FlatArchitecture, NoOptions>("flat-decoder", "Outputs without their axes.");
        plugins.AddObjective<WideObjective, NoOptions>("wide-code", "Codes wider than declared.");
    }
}
