using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(OwnSkiaPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class OwnSkiaPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddArchitecture<OwnSkiaArchitecture, NoOptions>("own-skia", "Tells which SkiaSharp, and which native library, it draws with.");
    }
}
