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
    private const int LooksAtOwner = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly FileStream stream;
    private readonly string ownerFile;
    private readonly RecordedOwner owner = RecordedOwner.Current();

    private RunLock(FileStream stream, string ownerFile)
    {
        this.stream = stream;
        this.ownerFile = ownerFile;
    }

    /// <summary>Takes a lock, or returns null where another holds it.</summary>
    /// <param name="folder">The folder that is about to be worked on; it need not exist.</param>
    /// <exception cref="Errors.NebulaException">NB5107: the file system refuses. NB5115: it gives the same lock to two processes.</exception>
    public static RunLock? TryTake(string folder)
    {
        (string file, string owner) = FilesOf(folder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            OwnFile.MakeRoom(file);
            var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var taken = new RunLock(stream, owner);
            taken.RefuseLivingOwner();
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
    public static RecordedOwner? OwnerOf(string folder) => Read(FilesOf(folder).Owner);

    /// <summary>Makes sure that this process is still the only one: where locks do not work, another may have taken the same.</summary>
    /// <exception cref="Errors.NebulaException">NB5115: another process has.</exception>
    public void Verify()
    {
        if (Read(ownerFile) is { } other && other != owner)
        {
            throw RunErrors.NoLocks(ownerFile, other.Text);
        }
    }

    private static RecordedOwner? Read(string ownerFile)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedOwner>(HashedFile.Bytes(ownerFile), RunJson.Indented);
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
        // First the name, while nobody else can have written theirs; where locks do not work, somebody may have.
        if (Read(ownerFile) is not { } named || named == owner)
        {
            TryDelete(ownerFile);
        }
        stream.Dispose();
    }

    // Whoever gives a lock back takes the name away first, and the lock of a process that died is free a moment before the process is gone.
    private void RefuseLivingOwner()
    {
        for (int look = 0; Read(ownerFile) is { } other && other != owner && other.IsAlive(); look++)
        {
            if (look == LooksAtOwner)
            {
                stream.Dispose();
                throw RunErrors.NoLocks(ownerFile, other.Text);
            }
            Thread.Sleep(BetweenLooks);
        }
    }

    private void SayWho()
    {
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
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    /// <summary>This process.</summary>
    public static RecordedOwner Current()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new RecordedOwner(Environment.MachineName, Environment.ProcessId, process.StartTime.ToUniversalTime());
    }

    /// <summary>Whether the process is known to be going on: on this machine, begun when this one was, and no zombie.</summary>
    public bool IsAlive()
    {
        if (Host != Environment.MachineName)
        {
            return false;
        }
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return (process.StartTime.ToUniversalTime() - Started).Duration() < ClockTolerance && !IsZombie();
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception
            or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // The state follows the name, which stands in parentheses and may itself hold some.
    private bool IsZombie()
    {
        string file = string.Create(CultureInfo.InvariantCulture, $"/proc/{Process}/stat");
        if (!File.Exists(file))
        {
            return false;
        }
        string text = File.ReadAllText(file);
        int state = text.LastIndexOf(')') + 2;
        return state < text.Length && text[state] is 'Z' or 'X';
    }

    /// <summary>For messages.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"process {Process} on {Host}");
}
