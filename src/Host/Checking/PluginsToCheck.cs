using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Checking;

/// <summary>The plugins of some folders, as the program would load them after its own.</summary>
/// <param name="Plugins">Those that can be used.</param>
/// <param name="Problems">Those that cannot.</param>
/// <param name="Components">What they bring.</param>
public sealed record PluginsToCheck(
    IReadOnlyList<PluginDescriptor> Plugins, IReadOnlyList<PluginProblem> Problems, IReadOnlyList<ComponentDescriptor> Components)
{
    /// <summary>Loads plugins; the program's own go first, so that an id they have already is noticed.</summary>
    /// <param name="paths">Folders of plugins, or output folders of plugins' projects.</param>
    /// <param name="builtIn">What the program brings itself.</param>
    public static PluginsToCheck Load(IReadOnlyList<string> paths, IEnumerable<IPluginModule> builtIn)
    {
        PluginFolder[] folders = [.. PluginFolder.ToSearch(AppContext.BaseDirectory, paths, environment: null)];
        PluginFolder[] named = [.. folders.Where(folder => paths.Any(path => Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) == folder.Path))];
        PluginFolder[] others = [.. folders.Except(named).Where(folder => !named.Any(other => Lies(other.Path, folder.Path)))];
        PluginCatalog catalog = PluginDiscovery.Run([.. others, .. named], [.. builtIn]);
        PluginDescriptor[] plugins = [.. catalog.Plugins.Where(plugin => named.Any(folder => Lies(plugin.Path, folder.Path)))];
        return new PluginsToCheck(
            plugins,
            [.. catalog.Problems.Where(problem => named.Any(folder => Lies(problem.Path, folder.Path)))],
            [.. catalog.Components.Where(component => plugins.Contains(component.Plugin))]);
    }

    private static bool Lies(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
