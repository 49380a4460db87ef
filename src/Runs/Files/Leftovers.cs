namespace NebulaBench.Runs.Files;

/// <summary>Clears away what a process that was killed had not finished. Only who holds the lock may.</summary>
public static class Leftovers
{
    /// <summary>Deletes unfinished files in a folder and unfinished folders beside it that bear its name.</summary>
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
                foreach (string unfinished in Directory.EnumerateFiles(folder, "*" + AtomicFile.UnfinishedMark + "*", SearchOption.AllDirectories))
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
