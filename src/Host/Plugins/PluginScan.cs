namespace NebulaBench.Host.Plugins;

/// <summary>
/// Finds plugins by their place alone: a folder NAME with NAME.dll in it. A folder that a user names holds many of them or is one
/// itself; the output folder of a plugin's project is recognized by its only deps.json file.
/// </summary>
public static class PluginScan
{
    /// <summary>The plugins of one folder in the order of their names, and what looks like one and is not.</summary>
    public static (IReadOnlyList<PluginCandidate> Candidates, IReadOnlyList<PluginProblem> Problems) Find(PluginFolder folder)
    {
        bool named = folder.Origin != PluginFolderOrigin.Bundled;
        if (!Directory.Exists(folder.Path))
            return ([], named ? [PluginProblems.NoSuchFolder(folder.Path)] : []);
        if (named && AsOnePlugin(folder.Path) is { } only)
            return ([only], []);

        string[] children = [.. Directory.GetDirectories(folder.Path).Where(child => !Path.GetFileName(child).StartsWith('.'))];
        if (named && children.Length == 0)
            return ([], [PluginProblems.NoMatchingAssembly(folder.Path)]);

        Array.Sort(children, StringComparer.Ordinal);
        ILookup<bool, PluginCandidate> byPresence = children.Select(ByConvention).ToLookup(candidate => File.Exists(candidate.AssemblyPath));
        return ([.. byPresence[true]], [.. byPresence[false].Select(candidate => PluginProblems.NoMatchingAssembly(candidate.Folder))]);
    }

    private static PluginCandidate ByConvention(string folder)
    {
        string name = Path.GetFileName(folder);
        return new(name, Path.Combine(folder, name + ".dll"));
    }

    private static PluginCandidate? AsOnePlugin(string folder)
    {
        PluginCandidate candidate = ByConvention(folder);
        if (File.Exists(candidate.AssemblyPath))
            return candidate;

        const string Suffix = ".deps.json";
        if (Directory.GetFiles(folder, "*" + Suffix) is not [string manifest])
            return null;
        string name = Path.GetFileName(manifest)[..^Suffix.Length];
        candidate = new(name, Path.Combine(folder, name + ".dll"));
        return File.Exists(candidate.AssemblyPath) ? candidate : null;
    }
}
