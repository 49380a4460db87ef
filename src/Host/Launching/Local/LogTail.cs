using System.Text;

namespace NebulaBench.Host.Launching.Local;

/// <summary>Writes what a worker says beside its events to a file, and keeps the last lines at hand.</summary>
/// <param name="file">The file, or null for none.</param>
public sealed class LogTail(string? file)
{
    private const int Lines = 20, LongestLine = 4096;

    private readonly Queue<string> tail = new();
    private readonly Lock gate = new();

    /// <summary>The last lines.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (gate)
            {
                return [.. tail];
            }
        }
    }

    /// <summary>Takes what a process writes until it ends; what has no end of line is cut.</summary>
    public async Task FollowAsync(TextReader output)
    {
        ArgumentNullException.ThrowIfNull(output);
        char[] buffer = new char[LongestLine];
        var line = new StringBuilder();
        while (await output.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
        {
            foreach (char letter in buffer.AsSpan(0, count))
            {
                if (letter is '\n' or '\r' || line.Length == LongestLine)
                {
                    Flush(line);
                }
                if (letter is not ('\n' or '\r'))
                {
                    line.Append(letter);
                }
            }
        }
        Flush(line);
    }

    /// <summary>Takes a line.</summary>
    public void Add(string line)
    {
        lock (gate)
        {
            tail.Enqueue(line);
            if (tail.Count > Lines)
            {
                tail.Dequeue();
            }
            try
            {
                if (file is not null)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.AppendAllText(file, line + "\n");
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return; // a full disk ends runs, not their logs' reader
            }
        }
    }

    private void Flush(StringBuilder line)
    {
        if (line.Length > 0)
        {
            Add(line.ToString());
            line.Clear();
        }
    }

    /// <summary>The last lines of a file, without a worker's events.</summary>
    public static IReadOnlyList<string> For(string file) =>
        File.Exists(file) ? [.. File.ReadLines(file).Where(line => NebulaBench.Launching.LaunchEvent.Read(line) is null).TakeLast(Lines)] : [];
}
