using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Diagnostics;

/// <summary>Judges the plugin folders and every plugin that was skipped.</summary>
public static class PluginChecks
{
    /// <summary>One check for each folder and one for each problem.</summary>
    public static IEnumerable<DoctorCheck> For(PluginCatalog catalog) =>
    [
        .. catalog.Folders.Select(folder => Folder(folder, catalog.Plugins)),
        .. catalog.Problems.Select(problem =>
            DoctorCheck.Warn("plugin", $"{problem.Code}: {problem.Name} ({problem.Path}) was skipped: {problem.Cause}", problem.Remedy)),
    ];

    private static DoctorCheck Folder(PluginFolder folder, IReadOnlyList<PluginDescriptor> plugins)
    {
        string[] names = [.. plugins.Where(plugin => IsIn(plugin.Path, folder.Path)).Select(plugin => plugin.Name)];
        string origin = folder.Origin switch
        {
            PluginFolderOrigin.CommandLine => " (--plugins)",
            PluginFolderOrigin.Environment => $" ({PluginFolder.EnvironmentVariable})",
            _ => "",
        };
        if (names.Length > 0)
            return DoctorCheck.Ok("plugins", $"{folder.Path}{origin}: {string.Join(", ", names)}");
        return DoctorCheck.Warn("plugins", $"{folder.Path}{origin}: no plugin in use",
            folder.Origin == PluginFolderOrigin.Bundled
                ? "Build the whole solution, or install the program again: its own plugins belong there."
                : "A plugin is a folder NAME that holds NAME.dll; name it, or the folder that holds several.");
    }

    private static bool IsIn(string file, string folder) =>
        file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
