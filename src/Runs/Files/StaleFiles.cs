namespace NebulaBench.Runs.Files;

/// <summary>Clears away what a process that was killed had not finished. Only who holds the lock may.</summary>
public static class StaleFiles
{
    // Links are not followed: what they lead to is somebody else's.
    private static readonly EnumerationOptions OwnFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// Deletes unfinished files in a folder and unfinished folders beside it that bear its name. Links in the folder are removed, not what they
    /// lead to: what is written next is written into the folder.
    /// </summary>
    public static void Remove(string folder)
    {
        try
        {
            string parent = Path.GetDirectoryName(folder)!;
            foreach (string unfinished in Directory.EnumerateDirectories(parent, Path.GetFileName(folder) + AtomicFile.UnfinishedMark + "*"))
            {
                Directory.Delete(unfinished, recursive: true);
            }
            if (Directory.Exists(folder))
            {
                foreach (string link in Directory.GetFileSystemEntries(folder).Where(OwnFile.IsLink))
                {
                    File.Delete(link);
                }
                foreach (string unfinished in Directory.EnumerateFiles(folder, "*" + AtomicFile.UnfinishedMark + "*", OwnFiles))
                {
                    File.Delete(unfinished);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(folder, failure);
        }
    }
}
