namespace NebulaBench.Host.Plugins;

/// <summary>A folder that looks like a plugin.</summary>
/// <param name="Name">The name its assembly has by convention: the folder's own.</param>
/// <param name="AssemblyPath">The assembly to load.</param>
public sealed record PluginCandidate(string Name, string AssemblyPath)
{
    /// <summary>The folder that holds the plugin and its private libraries.</summary>
    public string Folder => Path.GetDirectoryName(AssemblyPath)!;

    /// <summary>The names of all managed libraries that travel with it, its own included.</summary>
    public IReadOnlySet<string> ShippedLibraries() =>
        Directory.EnumerateFiles(Folder, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
