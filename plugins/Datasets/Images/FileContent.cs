using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// The decompressed content of a file and its hash. A file is read and unpacked once per process, however many runs ask for it,
/// and again only after it changed on disk.
/// </summary>
public sealed class FileContent
{
    // Deflate cannot pack better than this, so a damaged length at the archive's end cannot ask for absurd amounts of memory.
    private const long LargestRatio = 1032;

    // Ten times and more what the largest published file of this format holds.
    private const long MostBytes = 1L << 30;

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), Lazy<FileContent>> Known = new();

    private readonly Lazy<string> sha256;

    internal FileContent(string path)
    {
        Path = path;
        Bytes = Unpack(path, ReadAll(path));
        sha256 = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Bytes)));
    }

    /// <summary>The file it came from.</summary>
    public string Path { get; }

    /// <summary>The decompressed content; not to be changed, others share it.</summary>
    public byte[] Bytes { get; }

    /// <summary>The SHA-256 of <see cref="Bytes"/>, lower-case hexadecimal.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>The content of a file that exists, plain or gzip, whatever its name ends with.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NebulaException">NB3002: it cannot be read or unpacked.</exception>
    public static FileContent From(string path)
    {
        var file = new FileInfo(System.IO.Path.GetFullPath(path));
        var content = Known.GetOrAdd(
            (file.FullName, file.Length, file.LastWriteTimeUtc), key => new Lazy<FileContent>(() => new FileContent(key.Path)));
        return content.Value;
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException(
                "NB3002", "the file cannot be read.", path, $"The system says: {failure.Message}", failure);
        }
    }

    private static byte[] Unpack(string path, byte[] file)
    {
        bool gzip = file.Length >= 2 && file[0] == 0x1f && file[1] == 0x8b;
        if (!gzip)
        {
            return file;
        }

        long announced = file.Length < 4 ? 0 : BitConverter.ToUInt32(file, file.Length - 4);
        var content = new byte[Math.Clamp(announced, 1, Math.Min(file.Length * LargestRatio, MostBytes))];
        int length = 0; // an archive that is cut off gives what it has: the content's own header tells that more is missing
        try
        {
            using var stream = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
            while (true)
            {
                if (length == content.Length)
                {
                    int next = stream.ReadByte();
                    if (next < 0)
                    {
                        break;
                    }
                    if (length >= MostBytes)
                    {
                        throw new NebulaException(
                            "NB3002", $"the gzip archive unpacks to more than {MostBytes >> 20} MiB.", path, "Fetch the file again, or unpack it.");
                    }
                    Array.Resize(ref content, (int)Math.Min(content.Length * 2L, MostBytes));
                    content[length++] = (byte)next;
                }
                int read = stream.Read(content, length, content.Length - length);
                if (read == 0)
                {
                    break;
                }
                length += read;
            }
        }
        catch (InvalidDataException failure)
        {
            throw new NebulaException(
                "NB3002",
                $"the gzip archive is damaged: it breaks somewhere after byte {length} of its content.",
                path,
                "Fetch the file again.",
                failure);
        }
        if (length != content.Length)
        {
            Array.Resize(ref content, length);
        }
        return content;
    }
}
