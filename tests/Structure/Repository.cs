using System.Text.RegularExpressions;
using NebulaBench.Testing;

namespace NebulaBench.Structure.Tests;

/// <summary>The repository's files, and what this build made of them.</summary>
internal static partial class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = RepositoryRoot.Find();

    /// <summary>The output folder of the host in the configuration these tests were built in.</summary>
    public static string HostOutput { get; } = OutputOf("src/Host");

    /// <summary>The folders of the bundled plugins as the program finds them.</summary>
    public static IReadOnlyList<string> PluginFolders { get; } = Directory.GetDirectories(Path.Combine(HostOutput, "plugins"));

    /// <summary>The output folder of a project.</summary>
    public static string OutputOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Root, project, "bin", own.Parent!.Name, own.Name);
    }

    /// <summary>Files below some folders, without what builds leave behind, relative to the root.</summary>
    public static IReadOnlyList<string> Files(string pattern, params string[] folders) =>
    [
        .. folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A file's text.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    [GeneratedRegex(@"(^|/)(bin|obj|artifacts)/")]
    private static partial Regex BuildOutput();
}
