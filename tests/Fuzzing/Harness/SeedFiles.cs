using NebulaBench.Testing;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>Files that inputs begin with. Small ones: an edit in a large file seldom meets anything that matters.</summary>
internal static class SeedFiles
{
    private const int MostFiles = 40, MostBytes = 16 << 10;

    /// <summary>Files of the repository.</summary>
    /// <param name="folder">A folder of the repository; folders below it are looked at too.</param>
    /// <param name="pattern">Their names.</param>
    public static IEnumerable<byte[]> InRepository(string folder, string pattern) => Below(Path.Combine(RepositoryRoot.Find(), folder), pattern);

    /// <summary>Files of the folder <c>shared</c> beside the repository, where data and odd inputs may lie; none where there is no such folder.</summary>
    /// <param name="pattern">Their names.</param>
    public static IEnumerable<byte[]> BesideRepository(string pattern) => Below(Path.Combine(RepositoryRoot.Find(), "..", "shared"), pattern);

    private static IEnumerable<byte[]> Below(string folder, string pattern) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => new FileInfo(file).Length is > 0 and <= MostBytes).Order(StringComparer.Ordinal).Take(MostFiles).Select(File.ReadAllBytes);
}
