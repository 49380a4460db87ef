using System.IO.Compression;
using NebulaBench.Datasets.Folders;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>The content of a file, unpacked where it is a gzip archive, whatever its name.</summary>
internal static class FileBytes
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What would help where it is missing.</param>
    /// <exception cref="NebulaException">NB3141: it is missing; NB3142: it cannot be read or unpacked.</exception>
    public static byte[] Read(string path, string remedy = "Files are named relative to the data folder (--data).")
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
            throw new NebulaException("NB3142", "the gzip archive is damaged.", path, "Fetch the file again.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException("NB3142", "the file cannot be read.", path, $"The system says: {failure.Message}", failure);
        }
    }

    private static byte[] Unpacked(byte[] archive)
    {
        using var stream = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        // The last four bytes are the content's length: without this check an archive that ends early would be a shorter text.
        return archive.Length >= 18 && BitConverter.ToUInt32(archive, archive.Length - 4) == (uint)content.Length
            ? content.ToArray()
            : throw new InvalidDataException("The archive ends early.");
    }
}
