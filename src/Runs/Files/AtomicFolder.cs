namespace NebulaBench.Runs.Files;

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
