using NebulaBench.Datasets;

namespace NebulaBench.Host.Data;

/// <summary>
/// Holds files against their published digests. The strongest digest known decides: the SHA-256 of the content, else the file's own,
/// else its MD5.
/// </summary>
public static class DataVerifier
{
    /// <summary>Checks a dataset's file in the data folder.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="file">The file.</param>
    public static FileVerdict Verify(string root, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? found = DataPath.Find(root, file);
        return found is null ? new FileVerdict(DataPath.For(root, file), FileState.Missing, "is missing") : VerifyAt(found, file);
    }

    /// <summary>Checks a copy of a dataset's file that lies somewhere else.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="file">The file.</param>
    public static FileVerdict VerifyAt(string path, DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file is { ContentSha256: [], Sha256: [], Md5: [] })
        {
            return new FileVerdict(path, FileState.Unchecked, "is there; no hash of it is known");
        }

        FileDigests digests;
        try
        {
            digests = FileDigests.From(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileVerdict(path, FileState.Wrong, $"cannot be read: {failure.Message}");
        }
        (string kind, IReadOnlyList<string> accepted, string? actual) = file switch
        {
            { ContentSha256.Count: > 0 } => ("content's SHA-256", file.ContentSha256, digests.ContentSha256),
            { Sha256.Count: > 0 } => ("SHA-256", file.Sha256, digests.Sha256),
            _ => ("MD5", file.Md5, digests.Md5),
        };
        if (actual is null)
        {
            return new FileVerdict(path, FileState.Wrong, "is a damaged gzip archive");
        }
        if (!Holds(accepted, actual))
        {
            return new FileVerdict(path, FileState.Wrong, $"has the {kind} {actual}, expected {string.Join(" or ", accepted)}");
        }
        bool published = Holds(file.Sha256, digests.Sha256) || Holds(file.Md5, digests.Md5);
        return published
            ? new FileVerdict(path, FileState.Published, "is the published file")
            : new FileVerdict(path, FileState.SameContent, "has the published content");
    }

    private static bool Holds(IReadOnlyList<string> accepted, string digest) =>
        accepted.Contains(digest, StringComparer.OrdinalIgnoreCase);
}
