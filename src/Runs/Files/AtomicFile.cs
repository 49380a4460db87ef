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

/// <summary>Makes folders that appear under their names all at once: filled under another name, then published.</summary>
public static class AtomicFolder
{
    /// <summary>Makes a folder; whatever goes wrong, nothing unfinished is left.</summary>
    /// <param name="path">What it will be called.</param>
    /// <param name="fill">Writes what it must have from its first moment on, given the folder under its other name.</param>
    /// <param name="publish">Gives that folder its name; one that is not moved is deleted.</param>
    public static void Make(string path, Action<string> fill, Action<string> publish)
    {
        string unfinished = path + AtomicFile.UnfinishedMark + Guid.NewGuid().ToString("N");
        try
        {
            Directory.CreateDirectory(unfinished);
            fill(unfinished);
            publish(unfinished);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>Gives a folder its name; one that bears it already is put aside and deleted.</summary>
    public static void Replace(string path, string unfinished)
    {
        string aside = path + AtomicFile.UnfinishedMark + Guid.NewGuid().ToString("N");
        bool isTaken = Directory.Exists(path);
        if (isTaken)
            Directory.Move(path, aside);
        Directory.Move(unfinished, path);
        if (isTaken)
            Directory.Delete(aside, recursive: true);
    }
}
