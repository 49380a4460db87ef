using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Measuring;

/// <summary>
/// Scores a finished run again from its stored embeddings, with the options and the seed it was measured with. What needs the model or
/// the original samples (outputs, trustworthiness) is taken over from the scores that are there.
/// </summary>
public sealed class Rescoring
{
    private Rescoring(ScoreSheet scores, IReadOnlyList<string> takenOver, EmbeddingScores details)
    {
        Scores = scores;
        TakenOver = takenOver;
        Details = details;
    }

    /// <summary>All scores of the run, in the order of a report.</summary>
    public ScoreSheet Scores { get; }

    /// <summary>The keys of those that were not computed again.</summary>
    public IReadOnlyList<string> TakenOver { get; }

    /// <summary>What the scores rest on.</summary>
    public EmbeddingScores Details { get; }

    /// <summary>Scores a run; nothing is written.</summary>
    /// <exception cref="Errors.NebulaException">NB5101 to NB5103: its embeddings are missing, damaged or altered.</exception>
    /// <param name="folder">The run.</param>
    /// <param name="plugins">The metrics that plugins bring; null for those of the suite alone.</param>
    public static Rescoring From(RunFolder folder, PluginMetrics? plugins = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Record.Status != RunStatus.Finished)
        {
            throw RunErrors.NotFinished(folder.FullPath, folder.Record.Status);
        }
        EvaluationOptions options = RunJson.Options<EvaluationOptions>(folder.Record.Spec.Evaluation, folder.PathOf(RunFileNames.Record));
        MetricSet metrics = plugins?.Set(options, plugins.Of(folder.Record.Spec)) ?? BundledMetrics.Set(options);
        int classes = folder.Record.Data.Classes.Count;
        EmbeddingScores details = new EmbeddingScorer(options, new SeedStream(folder.Record.Spec.Seed), metrics)
            .Score(folder.ReadEmbeddings().ToSet(), classes > 1 ? classes : null);
        ScoreSheet before = folder.ReadScores();
        Dictionary<string, Score> again = new(details.Scores);
        string[] takenOver = [.. before.Keys.Where(key => !again.ContainsKey(key))];
        return new Rescoring(Merge(before, again, metrics.Foreign), takenOver, details);
    }

    /// <summary>
    /// Puts the new scores into the run's folder. The hashes of what is replaced are withdrawn first and recorded last, so that an
    /// interruption leaves a run whose files are whole.
    /// </summary>
    public void WriteTo(RunFolder folder)
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
        folder.Write(Details);
        folder.End(record);
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
