using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Finds files that are stored beside these tests' sources.</summary>
internal static class StoredFiles
{
    /// <summary>A file below <c>tests/Host</c>.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([RepositoryRoot.Find(), "tests", "Host", .. parts]);

    /// <summary>A golden file of these tests.</summary>
    public static string Golden(string name) => Path("Runs", "Golden", name);
}
