namespace NebulaBench.Host.Tests.Runs;

/// <summary>Finds files that are stored beside these tests' sources.</summary>
internal static class StoredFiles
{
    /// <summary>A file below <c>tests/Host</c>.</summary>
    public static string Path(params string[] parts)
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "NebulaBench.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine([folder!.FullName, "tests", "Host", .. parts]);
    }

    /// <summary>A golden file of these tests.</summary>
    public static string Golden(string name) => Path("Runs", "Golden", name);
}
