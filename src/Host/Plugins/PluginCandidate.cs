using System.IO.Enumeration;

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
        new FileSystemEnumerable<string>(
            Folder, (ref FileSystemEntry entry) => Path.GetFileNameWithoutExtension(entry.FileName).ToString(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && Path.GetExtension(entry.FileName).Equals(".dll", StringComparison.OrdinalIgnoreCase),
            // Links to folders may lead in circles.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        }.ToHashSet(StringComparer.OrdinalIgnoreCase);
}
