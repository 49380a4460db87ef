using System.Reflection;
using McMaster.NETCore.Plugins;

namespace NebulaBench.Host.Plugins;

/// <summary>A plugin's assembly in a load context of its own.</summary>
public sealed class PluginAssembly
{
    private readonly PluginLoader loader;

    private PluginAssembly(PluginLoader loader) => (this.loader, Assembly) = (loader, loader.LoadDefaultAssembly());

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Loads a plugin's assembly; nothing of it runs.</summary>
    public static PluginAssembly Load(PluginCandidate candidate) =>
        new(PluginLoader.CreateFromAssemblyFile(candidate.AssemblyPath, config =>
        {
            // Without this the loader would load, and share, everything the shared assemblies themselves refer to.
            config.IsLazyLoaded = true;
            foreach (AssemblyName shared in SharedAssemblies.All)
                config.SharedAssemblies.Add(shared);
            foreach (string library in candidate.ShippedLibraries().Except(SharedAssemblies.All.Select(shared => shared.Name!)))
                config.PrivateAssemblies.Add(new AssemblyName(library));
        }));

    /// <summary>Whether the plugin can reach an assembly: in its own folder, or the program's.</summary>
    public bool CanResolve(AssemblyName reference)
    {
        try
        {
            loader.LoadAssembly(reference);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
