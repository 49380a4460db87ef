using NebulaBench.Host.Data;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Shows downloads as plain lines: one whenever a mirror begins to send a file.</summary>
/// <param name="output">Where to write.</param>
public sealed class DownloadLines(TextWriter output) : IProgress<FetchProgress>
{
    private (string Path, Uri Mirror)? current;

    /// <inheritdoc/>
    public void Report(FetchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (string, Uri) next = (value.File.Path, value.Mirror);
        if (next != current)
        {
            current = next;
            string size = value.Total is { } total ? ByteCount.For(total) : "unknown size";
            string resumed = value.Received > 0 ? $", going on at {ByteCount.For(value.Received)}" : "";
            output.WriteLine($"fetching {value.File.Path} ({size}{resumed}) from {value.Mirror}");
        }
    }
}
