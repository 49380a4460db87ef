using System.IO.Compression;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>The content of a file, unpacked where it is a gzip archive, whatever its name.</summary>
internal static class FileBytes
{
    // Texts become some three to ten times smaller; what becomes a hundred times smaller, and is large, was made to fill memories.
    private const int LargestRatio = 100, AlwaysAllowed = 64 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What would help where it is missing.</param>
    /// <exception cref="NebulaException">NB3141: it is missing; NB3142: it cannot be read or unpacked.</exception>
    public static byte[] Read(string path, string remedy = "Correct the path; a relative one begins at the data folder (--data).")
    {
        try
        {
            byte[] bytes = RegularFile.ReadAllBytes(path);
            return bytes is [0x1f, 0x8b, ..] ? Unpacked(bytes) : bytes;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NebulaException("NB3141", "the file is missing.", path, remedy, failure);
        }
        catch (InvalidDataException failure)
        {
            throw new NebulaException("NB3142", "the gzip archive is damaged.", path, "Fetch the file again, or pack it again.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException("NB3142", "the file cannot be read.", path, $"The system says: {failure.Message}", failure);
        }
    }

    /// <summary>The content of a text as UTF-8, where a mark of the byte order says that it is UTF-16.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="path">What an error calls it.</param>
    /// <param name="encoding">What the bytes should be.</param>
    /// <exception cref="NebulaException">NB3142: it is UTF-16 in another way, or UTF-32.</exception>
    public static byte[] AsText(byte[] bytes, string path, TextEncoding encoding)
    {
        try
        {
            if (encoding == TextEncoding.Utf8)
            {
                return TextContent.ToUtf8(bytes);
            }
            TextContent.RequireSingleBytes(bytes);
            return bytes;
        }
        catch (TextEncodingException failure)
        {
            string remedy = failure.InnerException is null ? "Save it as UTF-8, and set encoding: utf-8." : "Save it as UTF-8.";
            throw new NebulaException("NB3142", $"the file {failure.Message}.", path, remedy, failure);
        }
    }

    private static byte[] Unpacked(byte[] archive)
    {
        using var stream = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var content = new MemoryStream();
        var part = new byte[1 << 16];
        long most = Math.Min(Array.MaxLength, Math.Max(AlwaysAllowed, archive.LongLength * LargestRatio));
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (content.Length + read > most)
            {
                throw new IOException($"It unpacks to more than {most >> 20} MiB, {LargestRatio} times its size");
            }
            content.Write(part.AsSpan(0, read));
        }
        // The last four bytes are the content's length: without this check an archive that ends early would be a shorter text.
        return archive.Length >= 18 && BitConverter.ToUInt32(archive, archive.Length - 4) == (uint)content.Length
            ? content.ToArray()
            : throw new InvalidDataException("The archive ends early.");
    }
}
