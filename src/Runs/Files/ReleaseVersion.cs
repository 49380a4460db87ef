using System.Reflection;

namespace NebulaBench.Runs.Files;

/// <summary>The version of a program or plugin as people name it: what follows a <c>+</c> names a commit or a build.</summary>
public static class ReleaseVersion
{
    /// <summary>An assembly's version.</summary>
    public static string For(Assembly assembly) => Split(assembly).Release;

    /// <summary>A version as recorded, up to its <c>+</c>.</summary>
    public static string For(string version) => Split(version).Release;

    /// <summary>An assembly's version, and the commit it was built from where the build knew it.</summary>
    public static (string Release, string? Commit) Split(Assembly assembly) =>
        Split(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString() ?? "0");

    private static (string Release, string? Commit) Split(string version)
    {
        string[] parts = version.Split('+');
        return (parts[0], parts.Length > 1 ? parts[1] : null);
    }
}
