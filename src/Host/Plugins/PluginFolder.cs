namespace NebulaBench.Host.Plugins;

/// <summary>A folder in which plugins are looked for.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Origin">Who named it.</param>
public sealed record PluginFolder(string Path, PluginFolderOrigin Origin)
{
    /// <summary>The environment variable with further folders, separated as in PATH.</summary>
    public const string EnvironmentVariable = "NEBULA_PLUGINS";

    /// <summary>
    /// The folders to search, in this order and each once: the one beside the program, those given on the command line, those of the
    /// environment. Of two plugins with the same id, the one found first stays.
    /// </summary>
    /// <param name="programFolder">The folder of the program.</param>
    /// <param name="options">The values of <c>--plugins</c>.</param>
    /// <param name="environment">The value of <see cref="EnvironmentVariable"/>, or null.</param>
    public static IReadOnlyList<PluginFolder> ToSearch(string programFolder, IEnumerable<string> options, string? environment)
    {
        IEnumerable<string> fromEnvironment = (environment ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. new[] { Create(System.IO.Path.Combine(programFolder, "plugins"), PluginFolderOrigin.Bundled) }
                .Concat(options.Select(folder => Create(folder, PluginFolderOrigin.CommandLine)))
                .Concat(fromEnvironment.Select(folder => Create(folder, PluginFolderOrigin.Environment)))
                .DistinctBy(folder => folder.Path),
        ];
    }

    private static PluginFolder Create(string path, PluginFolderOrigin origin) =>
        new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)), origin);
}
