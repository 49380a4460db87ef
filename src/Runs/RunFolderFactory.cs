using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs;

/// <summary>Makes run folders, each all at once.</summary>
internal static class RunFolderFactory
{
    /// <summary>Makes the folder of a run.</summary>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="record">The run.</param>
    /// <param name="replace">Whether an earlier folder gives way.</param>
    /// <param name="fill">Writes what the folder must have from its first moment on.</param>
    /// <returns>The folder's path.</returns>
    public static string Make(string root, RunRecord record, bool replace, Action<string> fill)
    {
        string path = Path.Combine(root, record.Experiment, record.Id);
        try
        {
            if (Directory.Exists(path) && !replace)
                throw RunErrors.Exists(path, StatusOf(path));
            AtomicFolder.Make(path, fill, unfinished => AtomicFolder.Replace(path, unfinished));
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process may have made it in the meantime.
            throw Directory.Exists(path) && !replace ? RunErrors.Exists(path, StatusOf(path)) : RunErrors.NotWritten(path, failure);
        }
    }

    private static RunStatus? StatusOf(string path)
    {
        try
        {
            return RunFolder.Open(path).Record.Status;
        }
        catch (Errors.NebulaException)
        {
            return null;
        }
    }
}
