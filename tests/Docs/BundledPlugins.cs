using NebulaBench.Host.Plugins;
using NebulaBench.Testing;

namespace NebulaBench.Docs.Tests;

/// <summary>The program as it was built, and the plugins that lie beside it.</summary>
internal static class BundledPlugins
{
    public static string ProgramFolder { get; } = Path.Combine(
        RepositoryRoot.Find(), "src", "Host", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    public static PluginCatalogue Catalogue { get; } = PluginDiscovery.Run(PluginFolder.ToSearch(ProgramFolder, [], null));
}
