using NebulaBench.Metrics;

namespace NebulaBench.Runs.Records;

/// <summary>
/// A run's scores in order, by keys such as <c>clusters/assigned/nmi_arithmetic</c>: family, what was scored where there is a choice,
/// metric.
/// </summary>
public sealed class ScoreSheet
{
    /// <summary>The version of the layout of <c>scores.json</c> that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>A sheet without scores.</summary>
    public static readonly ScoreSheet Empty = new([]);

    private readonly OrderedDictionary<string, Score> scores = [];

    /// <summary>Collects scores in their order.</summary>
    /// <param name="scores">Scores by key; every key once.</param>
    /// <param name="descriptors">What the values of plugins' metrics are: without the plugin nobody else can tell.</param>
    public ScoreSheet(IEnumerable<KeyValuePair<string, Score>> scores, IEnumerable<MetricDescriptor>? descriptors = null)
    {
        Descriptors = [.. descriptors ?? []];
        foreach ((string key, Score score) in scores)
        {
            if (!this.scores.TryAdd(key, score))
                throw new ArgumentException($"The score {key} is given twice.", nameof(scores));
        }
    }

    /// <summary>What the values of plugins' metrics are; empty where only metrics of the suite were measured, and in older files.</summary>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; }

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<string> Keys => scores.Keys;

    /// <summary>The scores in order, by key.</summary>
    public IReadOnlyList<KeyValuePair<string, Score>> Entries => [.. scores];

    /// <summary>The score of a key, or null where the run has none.</summary>
    public Score? this[string key] => scores.TryGetValue(key, out Score score) ? score : null;
}
