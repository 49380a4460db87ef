namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>Reads files that anybody may have put there: pipes, sockets and devices, at which a reader would wait for ever, are never opened.</summary>
public static class RegularFile
{
    /// <summary>The content of a file; empty for an empty file and for what is no regular file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It cannot be read, is a folder, or is larger than an array can be (2 GiB).</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("It is a folder.");
        }
        // The length that the system states for a pipe, a socket or a device is 0, as for a file without content.
        string real = RealPath.For(path) ?? throw new IOException("Its symbolic links lead in a circle.");
        return new FileInfo(real).Length == 0 ? [] : File.ReadAllBytes(real);
    }
}
