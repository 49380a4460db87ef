using NebulaBench.Training;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using NebulaBench.Toolkit;

namespace NebulaBench.Host.Tests.Plugins;

/// <summary>The compiled plugins of tests/TestPlugins, which the build has laid beside the tests.</summary>
internal static class Fixtures
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "TestPlugins");

    public static string AssemblyOf(string name) => Path.Combine(Root, name, name + ".dll");

    /// <summary>Loads some fixtures, each as a folder named on the command line.</summary>
    public static PluginCatalog Load(params string[] names) =>
        PluginDiscovery.Run([.. names.Select(name => new PluginFolder(Path.Combine(Root, name), PluginFolderOrigin.CommandLine))],
            new ReconstructionsPlugin(), new LaunchersPlugin(), new OptimizationPlugin());
}
