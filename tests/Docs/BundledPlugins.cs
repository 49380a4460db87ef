using NebulaBench.Host.Plugins;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests;

/// <summary>The plugins that lie beside the program as it was built.</summary>
internal static class BundledPlugins
{
    public static PluginCatalogue Catalogue { get; } = PluginDiscovery.Run(PluginFolder.ToSearch(BuiltProgram.Folder, [], null), new BuiltInModule(), new LaunchersModule());
}
