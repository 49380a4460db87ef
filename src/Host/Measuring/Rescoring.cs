using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Measuring;

/// <summary>
/// Scores that are added to those of a finished run, or replace them: from its stored embeddings, or from its model. What was not measured this time
/// (from embeddings: outputs, trustworthiness) is taken over from the scores that are there.
/// </summary>
public sealed class Rescoring
{
    /// <summary>Puts new scores among those that are there.</summary>
    /// <param name="before">The scores that are there.</param>
    /// <param name="again">The new ones.</param>
    /// <param name="described">What the values of plugins' metrics among them are.</param>
    /// <param name="details">What the new ones rest on; null where the measurement was ended before its end.</param>
    public Rescoring(
        ScoreSheet before, IReadOnlyList<KeyValuePair<string, Score>> again, IReadOnlyList<MetricDescriptor> described, EmbeddingScores? details)
    {
        ArgumentNullException.ThrowIfNull(before);
        Dictionary<string, Score> scores = new(again);
        Scores = Merge(before, scores, described);
        TakenOver = [.. before.Keys.Where(key => !scores.ContainsKey(key))];
        Added = [.. Scores.Keys.Where(key => before[key] is null)];
        Details = details;
    }

    /// <summary>All scores of the run, in the order of a report.</summary>
    public ScoreSheet Scores { get; }

    /// <summary>The keys of those that were not computed again.</summary>
    public IReadOnlyList<string> TakenOver { get; }

    /// <summary>The keys of those that the run did not have.</summary>
    public IReadOnlyList<string> Added { get; }

    /// <summary>What the scores rest on; null where the measurement was ended before its end.</summary>
    public EmbeddingScores? Details { get; }

    /// <summary>Scores a finished run from its embeddings; nothing is written.</summary>
    /// <exception cref="Errors.NebulaException">NB5101 to NB5103: its embeddings are missing, damaged or altered.</exception>
    /// <param name="folder">The run.</param>
    /// <param name="options">How to measure; null for as it was measured.</param>
    /// <param name="metrics">What is measured; null for the metrics of the suite.</param>
    /// <param name="done">Takes the scores family by family; null where nobody ends the measurement.</param>
    public static Rescoring From(RunFolder folder, EvaluationOptions? options = null, MetricSet? metrics = null, ScoreList? done = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Record.Status != RunStatus.Finished)
        {
            throw RunErrors.NotFinished(folder.FullPath, folder.Record.Status);
        }
        options ??= MeasuredRun.Evaluation(folder);
        metrics ??= BundledMetrics.Set(options);
        int classes = folder.Record.Data.Classes.Count;
        EmbeddingScores details = new EmbeddingScorer(options, new SeedStream(folder.Record.Spec.Seed), metrics)
            .Score(folder.ReadEmbeddings().ToSet(), classes > 1 ? classes : null, done);
        return new Rescoring(folder.ReadScores(), details.Scores, metrics.Foreign, details);
    }

    /// <summary>
    /// Puts the new scores into the run's folder. The hashes of what is replaced are withdrawn first and recorded last, so that an
    /// interruption leaves a run whose files are whole.
    /// </summary>
    /// <param name="folder">The folder whose scores were taken over.</param>
    /// <param name="measurement">How the new ones were measured; null where the measurement was ended before its end, and is not one.</param>
    public void WriteTo(RunFolder folder, RecordedMeasurement? measurement)
    {
        ArgumentNullException.ThrowIfNull(folder);
        RunRecord record = folder.Record;
        folder.Update(record with
        {
            Files = record.Files
                .Where(file => file.Key is not (RunFileNames.Scores or RunFileNames.Structure or RunFileNames.Groups))
                .ToDictionary(file => file.Key, file => file.Value),
        });
        folder.Write(Scores);
        if (Details is not null)
        {
            folder.Write(Details);
        }
        folder.End(measurement is null ? record : record with { Measurements = [.. record.Measurements ?? [], measurement with { Added = Added }] });
    }

    // Scores keep their places. Those that the run did not have yet follow the last of their family.
    private static ScoreSheet Merge(ScoreSheet before, Dictionary<string, Score> again, IReadOnlyList<MetricDescriptor> described)
    {
        List<KeyValuePair<string, Score>> merged =
            [.. before.Entries.Select(entry => KeyValuePair.Create(entry.Key, again.GetValueOrDefault(entry.Key, entry.Value)))];
        foreach (KeyValuePair<string, Score> added in again.Where(entry => before[entry.Key] is null))
        {
            int last = merged.FindLastIndex(entry => Family(entry.Key) == Family(added.Key));
            merged.Insert(last < 0 ? merged.Count : last + 1, added);
        }
        // What was taken over keeps its description.
        return new ScoreSheet(merged, described.Concat(before.Descriptors).DistinctBy(metric => metric.Id));
    }

    private static string Family(string key) => key.Split('/')[0];
}
