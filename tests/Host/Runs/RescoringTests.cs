using NebulaBench.Errors;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Tests.Evaluation;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

public sealed class RescoringTests
{
    private readonly TemporaryFolder root = new();

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Of_FinishedRun_GivesTheSameScoresAndTakesOverWhatNeedsTheModel()
    {
        RunFolder folder = Finished(out ScoreSheet scores);

        var again = Rescoring.From(RunFolder.Open(folder.FullPath));

        Assert.That(again.Scores.Entries, Is.EqualTo(scores.Entries));
        Assert.That(
            again.TakenOver.Where(key => !key.EndsWith("_of_inputs", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "usefulness/trustworthiness", "usefulness/continuity", "output/mse" }));
        Assert.That(again.TakenOver, Does.Contain("clusters/kmeans_inductive/silhouette_of_inputs"), "the inputs are not stored");
    }

    [Test]
    public void WriteTo_OldScores_AreReplacedAndVouchedFor()
    {
        RunFolder folder = Finished(out ScoreSheet scores, changed: 0.123);

        var measurement = new RecordedMeasurement("0123456789ab", MeasuredFrom.Embeddings, DateTimeOffset.UtcNow, "0.1.0", folder.Record.Spec.Evaluation);
        Rescoring.From(folder).WriteTo(folder, measurement);

        var opened = RunFolder.Open(folder.FullPath);
        Assert.That(opened.ReadScores().Entries, Is.EqualTo(scores.Entries));
        Assert.That(opened.ReadStructure().Keys, Does.Contain("kmeans_contingency"));
        Assert.That(opened.Record.Files.Keys, Does.Contain(RunFileNames.Scores).And.Contain(RunFileNames.Structure).And.Contain(RunFileNames.Groups));
        Assert.That(opened.Record.Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(opened.Record.Measurements!.Single().Added, Is.Empty);
    }

    [Test]
    public void Of_ScoresOfAnEarlierSuite_AddsNewOnesBehindTheirFamily()
    {
        RunFolder folder = Finished(out ScoreSheet scores, without: "clusters/kmeans/ami");

        string[] keys = [.. Rescoring.From(folder).Scores.Keys];

        Assert.That(keys, Is.EquivalentTo(scores.Keys));
        Assert.That(
            Array.IndexOf(keys, "clusters/kmeans/ami"),
            Is.EqualTo(keys.Count(key => key.StartsWith("clusters/", StringComparison.Ordinal)) - 1));
    }

    [Test]
    public void Of_UnfinishedRun_SaysSo()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());

        Assert.That(
            Assert.Throws<NebulaException>(() => Rescoring.From(folder))!.Message,
            Is.EqualTo($"NB5111: {folder.FullPath}: the run is not finished (status running), so it has no embeddings to score. "
                + "Give the folder of a finished run."));
    }

    // A model computes in single precision: so do these latents.
    private RunFolder Finished(out ScoreSheet scores, double? changed = null, string? without = null)
    {
        LatentTable blobs = TestTables.Blobs(120, 3, 2, 4);
        LatentTable latents = blobs with { Values = [.. blobs.Values.Select(value => (double)(float)value)], Assignments = blobs.Labels };
        var set = new EmbeddingSet
        {
            Measured = latents.Slice(40, 120),
            Training = latents.Slice(0, 40) with { Assignments = null },
            Prototypes = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } },
            Originals = OriginalSamples.OfAll(latents.Slice(40, 120)),
        };
        RunRecord record = SampleRun.Record();
        EmbeddingScores measured = new EmbeddingScorer(new EvaluationOptions(), new SeedStream(record.Spec.Seed)).Score(set, 2);
        KeyValuePair<string, Score>[] all = [.. measured.Scores, KeyValuePair.Create("output/mse", (Score)0.25)];
        scores = new ScoreSheet(all);

        RunFolder folder = RunFolder.Create(root.Root, record);
        folder.Write(new ScoreSheet(all
            .Where(entry => entry.Key != without)
            .Select(entry => entry.Key == "clusters/kmeans/ari" && changed is { } value ? KeyValuePair.Create(entry.Key, (Score)value) : entry)));
        folder.Write(RunEmbeddings.From(set));
        folder.End(record with { Status = RunStatus.Finished });
        return folder;
    }
}
