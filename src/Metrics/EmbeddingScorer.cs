using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>
/// Computes every metric of embeddings: clusters, covariance and usefulness. Pure: the same latents, options and seed give the same
/// scores, whether they come from a model just trained, from a run folder or from somebody else's file.
/// </summary>
/// <param name="options">How to measure.</param>
/// <param name="seeds">Where k-means and the draws of probes get their seeds from.</param>
/// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
public sealed class EmbeddingScorer(EvaluationOptions options, SeedStream seeds, MetricSet? metrics = null)
{
    private readonly MetricSet metrics = metrics ?? BundledMetrics.Set(options);

    /// <summary>Scores embeddings.</summary>
    /// <param name="set">The latents and what is known of them.</param>
    /// <param name="classes">The number of clusters to look for where there are no labels, or null for none; with labels it is as many as occur.</param>
    /// <param name="done">Takes the scores family by family, for whoever ends the measurement; null where nobody does.</param>
    public EmbeddingScores Score(EmbeddingSet set, int? classes = null, ScoreList? done = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Originals is { } originals)
        {
            set = set with { Originals = originals with { Table = originals.Table with { Values = Magnitude.Tame(originals.Table.Values) } } };
        }
        if (set.Factors is { } factors)
        {
            set = set with { Factors = Magnitude.TameColumns(factors) };
        }
        if (Magnitude.WhyUndefined(set) is not { } reason)
        {
            return Compute(set, classes, done: done);
        }
        int? prototypes = set.Prototypes?.GetLength(0);
        EmbeddingScores scaled = Compute(Magnitude.Scale(set), classes, prototypes);
        return scaled with
        {
            Scores =
            [
                .. scaled.Scores.Select(score => score.Key.StartsWith("clusters/", StringComparison.Ordinal)
                    ? score
                    : KeyValuePair.Create(score.Key, Metrics.Score.Undefined(reason))),
            ],
        };
    }

    private EmbeddingScores Compute(EmbeddingSet set, int? classes, int? prototypes = null, ScoreList? done = null)
    {
        ScoreList scores = done ?? new ScoreList();
        IReadOnlyList<ClusterMeasurement.Outcome> clusterings =
            ClusterMeasurement.Run(set, options, seeds, prototypes ?? set.Prototypes?.GetLength(0), classes, metrics);
        foreach (ClusterMeasurement.Outcome clustering in clusterings)
        {
            scores.Add($"clusters/{clustering.Key}", clustering.Scores);
        }
        (IReadOnlyList<(string Key, Score Score)> covariance, CovarianceStructure structure) =
            CovarianceMetrics.Analyze(new LatentInput { Set = set, Seeds = seeds }, metrics);
        scores.Add("covariance", covariance);
        scores.Add("usefulness", ProbingMetrics.Measure(set, options, seeds, metrics));
        return new EmbeddingScores(scores.Entries, structure, clusterings);
    }
}

/// <summary>The result of scoring embeddings.</summary>
/// <param name="Scores">The scores by key, <c>family/source/metric</c>, in the order of a report.</param>
/// <param name="Structure">The latents' covariance, correlation and the like.</param>
/// <param name="Clusterings">Each way the latents were clustered.</param>
public sealed record EmbeddingScores(
    IReadOnlyList<KeyValuePair<string, Score>> Scores,
    CovarianceStructure Structure,
    IReadOnlyList<ClusterMeasurement.Outcome> Clusterings);

/// <summary>Collects scores under their full keys, in the order of a report.</summary>
public sealed class ScoreList
{
    private readonly List<KeyValuePair<string, Score>> entries = [];

    public IReadOnlyList<KeyValuePair<string, Score>> Entries => entries;

    /// <summary>Adds the scores of a group such as <c>clusters/kmeans</c>.</summary>
    public void Add(string group, IEnumerable<(string Key, Score Score)> measured) =>
        entries.AddRange(measured.Select(entry => KeyValuePair.Create($"{group}/{entry.Key}", entry.Score)));

    /// <summary>Adds scores that have their full keys already.</summary>
    public void Add(IEnumerable<KeyValuePair<string, Score>> measured) => entries.AddRange(measured);
}
