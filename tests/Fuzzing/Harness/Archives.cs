using System.IO.Compression;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>Packs inputs.</summary>
internal static class Archives
{
    /// <summary>A gzip archive.</summary>
    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return packed.ToArray();
    }

    /// <summary>A ZIP archive whose entries are as they are, so that mutations reach them.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }
        return packed.ToArray();
    }
}
