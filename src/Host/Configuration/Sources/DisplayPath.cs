namespace NebulaBench.Host.Configuration.Sources;

/// <summary>Names files the way their user did: relative to the working folder where the user's own path was.</summary>
public static class DisplayPath
{
    /// <summary>The path without detours, relative if it was; equal for equal files.</summary>
    public static string For(string path) =>
        Path.IsPathRooted(path) ? Path.GetFullPath(path) : Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(path));

    /// <summary>The path of a file that another file names relative to itself.</summary>
    public static string Beside(string file, string named) => For(Path.Combine(Path.GetDirectoryName(file) ?? "", named));
}
