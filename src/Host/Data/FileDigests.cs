using System.IO.Compression;
using System.Security.Cryptography;

namespace NebulaBench.Host.Data;

/// <summary>The digests of a file as it lies on disk and of what it holds, lower-case hexadecimal.</summary>
/// <param name="Sha256">The SHA-256 of the file.</param>
/// <param name="Md5">Its MD5.</param>
/// <param name="ContentSha256">The SHA-256 of its content, decompressed if it is gzip; null if that is damaged.</param>
public sealed record FileDigests(string Sha256, string Md5, string? ContentSha256)
{
    /// <summary>Reads a file once and computes all its digests.</summary>
    /// <param name="path">The file.</param>
    public static FileDigests From(string path)
    {
        using FileStream file = File.OpenRead(path);
        bool gzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;

        using var sha256 = SHA256.Create();
        // Some publishers state nothing but an MD5; it guards against accidents only.
#pragma warning disable CA5351
        using var md5 = MD5.Create();
#pragma warning restore CA5351
        string? content = null;
        using (var raw = new CryptoStream(new CryptoStream(file, md5, CryptoStreamMode.Read), sha256, CryptoStreamMode.Read))
        {
            if (gzip)
            {
                content = ContentOf(raw);
            }
            raw.CopyTo(Stream.Null); // what follows the archive, or the whole of a plain file
        }
        string whole = Convert.ToHexStringLower(sha256.Hash!);
        return new FileDigests(whole, Convert.ToHexStringLower(md5.Hash!), gzip ? content : whole);
    }

    private static string? ContentOf(Stream archive)
    {
        try
        {
            using var content = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
