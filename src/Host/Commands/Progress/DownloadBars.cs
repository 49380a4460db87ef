using NebulaBench.Host.Data;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Shows downloads as progress bars, one per file.</summary>
/// <param name="context">The live display.</param>
public sealed class DownloadBars(ProgressContext context) : IProgress<FetchProgress>
{
    private readonly Dictionary<string, ProgressTask> bars = [];

    /// <inheritdoc/>
    public void Report(FetchProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!bars.TryGetValue(value.File.Path, out ProgressTask? bar))
        {
            bar = context.AddTask(Markup.Escape(value.File.Path));
            bars.Add(value.File.Path, bar);
        }
        bar.IsIndeterminate = value.Total is null;
        bar.MaxValue = value.Total ?? Math.Max(1, value.Received);
        bar.Value = value.Received;
    }
}
