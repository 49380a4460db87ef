using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using NebulaBench.Testing;
using NebulaBench.Toolkit;
using NebulaBench.Training;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>The plugins that lie beside the program as it was built.</summary>
internal static class BundledPlugins
{
    public static PluginCatalog Catalog { get; } =
        PluginDiscovery.Run(PluginFolder.ToSearch(BuiltProgram.Folder, [], null), new ReconstructionsPlugin(), new LaunchersPlugin(), new OptimizationPlugin());
}
