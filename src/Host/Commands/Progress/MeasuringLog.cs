using NebulaBench.Metrics;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Keeps the scores that were measured so far, shows the metric that is being measured, and ends the measuring when asked to.</summary>
/// <param name="cancellation">Asks.</param>
public sealed class MeasuringLog(CancellationToken cancellation) : IMeasuringObserver
{
    private const long MuchMemory = 1L << 30;

    private readonly List<KeyValuePair<string, Score>> scores = [];

    /// <summary>What was measured so far, by full keys.</summary>
    public IReadOnlyList<KeyValuePair<string, Score>> Scores => scores;

    /// <summary>The bar that shows the progress; null where nobody looks.</summary>
    public ProgressTask? Bar { get; set; }

    /// <inheritdoc/>
    public void Begin(string group, string what)
    {
        cancellation.ThrowIfCancellationRequested();
        // Of many samples each metric leaves tables of some hundred megabytes; the collector would let several metrics' stand together.
        if (GC.GetTotalMemory(forceFullCollection: false) > MuchMemory)
        {
            GC.Collect();
        }
        if (Bar is not null)
        {
            Bar.Description = Markup.Escape($"{group}: {what}");
        }
    }

    /// <inheritdoc/>
    public void End(string group, IReadOnlyList<(string Key, Score Score)> scores)
    {
        this.scores.AddRange(scores.Select(entry => KeyValuePair.Create($"{group}/{entry.Key}", entry.Score)));
        Bar?.Increment(1);
    }
}
