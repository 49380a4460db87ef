using NebulaBench.Plugins;
using TestPlugins;

// The same contract version: the plugin would fit, were it not for the newer assembly it was compiled against.
[assembly: NebulaPlugin(typeof(NewerAbstractionsModule), contractVersion: 1)]

namespace TestPlugins;

public sealed class NewerAbstractionsModule : IPluginModule
{
    public void Register(object plugins)
    {
        // Never reached.
    }
}
