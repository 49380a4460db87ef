namespace NebulaBench.Runs.Files;

/// <summary>
/// Writes files so that a reader, or a crash at any moment, sees the old content or the new one and nothing in between: the new content
/// goes into a temporary neighbor, reaches the disk, and takes the file's name.
/// </summary>
public static class AtomicFile
{
    /// <summary>What the names of unfinished files and folders contain; whatever bears it may be deleted when its writer is gone.</summary>
    public const string UnfinishedMark = ".partial-";

    private const int MarkedLength = 32;

    /// <summary>Whether a name is that of an unfinished file or folder: it ends in the mark and a random number, which no name of a user's does.</summary>
    public static bool IsUnfinished(string name)
    {
        int digits = name.Length - MarkedLength;
        return digits >= UnfinishedMark.Length
            && name[..digits].EndsWith(UnfinishedMark, StringComparison.Ordinal)
            && name[digits..].All(char.IsAsciiHexDigitLower);
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content. If it throws, the old file stays and nothing else is left.</param>
    public static void Write(string path, Action<Stream> write)
    {
        string unfinished = path + UnfinishedMark + Guid.NewGuid().ToString("N");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception failure)
        {
            TryDelete(unfinished);
            if (failure is IOException or UnauthorizedAccessException)
                throw RunErrors.NotWritten(path, failure);
            throw;
        }
    }

    /// <summary>Writes text in UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The mark in its name tells the next reader that it counts for nothing.
        }
    }
}
