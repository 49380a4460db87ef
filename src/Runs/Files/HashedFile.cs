using System.Security.Cryptography;

namespace NebulaBench.Runs.Files;

/// <summary>Reads files of a run folder, with errors that name them.</summary>
public static class HashedFile
{
    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(string file) => Guard(file, () => File.ReadAllBytes(file));

    /// <summary>Opens a file.</summary>
    public static FileStream Open(string file) => Guard(file, () => File.OpenRead(file));

    /// <summary>The length and SHA-256 of a file as it is now.</summary>
    public static RecordedFile Measure(string file) => Guard(file, () =>
    {
        using FileStream stream = File.OpenRead(file);
        return new RecordedFile(stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    });

    private static T Guard<T>(string file, Func<T> read)
    {
        if (Directory.Exists(file))
            throw RunErrors.IsFolder(file);
        try
        {
            // Opening a pipe would wait for a writer.
            return !File.Exists(file) || OwnFile.IsRegular(file) ? read() : throw RunErrors.Damaged(file, "not a regular file, but a pipe, a socket or a device");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RunErrors.Missing(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RunErrors.NotRead(file, failure);
        }
    }
}

/// <summary>What a file was when the run ended.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, lower-case hexadecimal.</param>
public sealed record RecordedFile(long Bytes, string Sha256)
{
    private const int ShortLength = 12;

    /// <summary>The beginning of the hash, for messages; all of one that is shorter, as only a damaged record has.</summary>
    public string ShortHash() => string.IsNullOrEmpty(Sha256) ? "none" : Sha256.Length > ShortLength ? Sha256[..ShortLength] : Sha256;
}
