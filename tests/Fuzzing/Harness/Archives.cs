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
}
