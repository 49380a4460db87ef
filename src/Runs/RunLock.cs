using System.Globalization;
using System.Text.Json;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs;

/// <summary>
/// Holds a run, or a training that goes before runs, so that no other process works on it. The lock is the operating system's, on a file beside
/// the run's folder: when its owner dies, however it dies, it is free. The file stays when the lock is given back, because a file that is
/// deleted while another process opens it would give two owners. Who the owner is lies in a second file, for messages: written in place, for half a
/// message harms nobody, and an unfinished neighbor that outlives its writer would be nobody's to clear away.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream stream;
    private readonly string ownerFile;

    private RunLock(FileStream stream, string ownerFile)
    {
        this.stream = stream;
        this.ownerFile = ownerFile;
    }

    /// <summary>Takes a lock, or returns null where another holds it.</summary>
    /// <param name="folder">The folder that is about to be worked on; it need not exist.</param>
    /// <exception cref="Errors.NebulaException">NB5107: the file system refuses.</exception>
    public static RunLock? TryTake(string folder)
    {
        (string file, string owner) = FilesOf(folder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            OwnFile.MakeRoom(file);
            var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var taken = new RunLock(stream, owner);
            taken.SayWho();
            return taken;
        }
        catch (IOException failure) when (IsSharingViolation(failure))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(file, failure);
        }
    }

    /// <summary>Who holds a folder, for messages; null where nobody has said so.</summary>
    public static RecordedOwner? OwnerOf(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedOwner>(HashedFile.Bytes(FilesOf(folder).Owner), RunJson.Indented);
        }
        catch (Exception failure) when (failure is Errors.NebulaException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a folder is held by anyone just now.</summary>
    public static bool IsTaken(string folder) => IsHeld(FilesOf(folder).Lock);

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        // First the name, while nobody else can have written theirs.
        TryDelete(ownerFile);
        stream.Dispose();
    }

    private void SayWho()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var owner = new RecordedOwner(Environment.MachineName, Environment.ProcessId, process.StartTime.ToUniversalTime());
        try
        {
            OwnFile.MakeRoom(ownerFile);
            File.WriteAllBytes(ownerFile, JsonSerializer.SerializeToUtf8Bytes(owner, RunJson.Indented));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw RunErrors.NotWritten(ownerFile, failure);
        }
    }

    private static bool IsHeld(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException failure)
        {
            return IsSharingViolation(failure);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    // Windows: ERROR_SHARING_VIOLATION. Elsewhere .NET reports EWOULDBLOCK, 11 on Linux and 35 on macOS.
    private static bool IsSharingViolation(IOException failure) =>
        failure.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static (string Lock, string Owner) FilesOf(string folder)
    {
        string full = Path.GetFullPath(folder);
        return (full + ".lock", full + ".owner.json");
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It says who was the last owner; nothing depends on it.
        }
    }
}

/// <summary>A process that holds a lock.</summary>
/// <param name="Host">Its machine.</param>
/// <param name="Process">Its number there.</param>
/// <param name="Started">When it began.</param>
public sealed record RecordedOwner(string Host, int Process, DateTimeOffset Started)
{
    /// <summary>For messages.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"process {Process} on {Host}");
}
