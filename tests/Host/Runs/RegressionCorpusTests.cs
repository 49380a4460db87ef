using System.Text.Json;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Differences;
using NebulaBench.Reporting.Leaderboards;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Every run folder that was ever written is read, byte for byte as it was written (<c>RegressionCorpus/README.md</c>).</summary>
public class RegressionCorpusTests
{
    private static readonly string[] Wings =
        [.. Directory.GetDirectories(StoredFiles.Path("Runs", "RegressionCorpus")).Select(wing => Path.GetFileName(wing)!).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Finished => Runs().Where(run => run.Record.Status == RunStatus.Finished).Select(Name);

    private static IEnumerable<string> All => Runs().Select(Name);

    [TestCaseSource(nameof(Wings))]
    public void List_Wing_ReadsEveryFolder(string wing)
    {
        RunListing listing = RunStore.List(StoredFiles.Path("Runs", "RegressionCorpus", wing));

        Assert.That(listing.Unreadable, Is.Empty);
        Assert.That(listing.Runs, Is.Not.Empty);
        Assert.That(listing.Runs.Select(run => run.Record.Environment.Commit), Has.All.StartsWith(wing.Split('-')[^1]), "The wing bears its commit.");
        Assert.That(listing.Runs.Select(run => $"schema-{NumberText.Whole(run.Record.SchemaVersion)}"), Has.All.EqualTo(wing[..wing.LastIndexOf('-')]));
    }

    [Test]
    public void Folders_OfTheCorpus_HoldEveryVersion() => Assert.That(
        Enumerable.Range(1, RunRecord.CurrentSchema).Select(version => $"schema-{NumberText.Whole(version)}-"),
        Has.All.Matches<string>(version => Wings.Any(wing => wing.StartsWith(version, StringComparison.Ordinal))));

    [TestCaseSource(nameof(All))]
    public void Open_Run_TellsWhatItWas(string name)
    {
        RunRecord record = Open(name).Record;

        Assert.Multiple(() =>
        {
            Assert.That(record.Id, Is.EqualTo(Path.GetFileName(name)));
            Assert.That(record.Experiment, Is.EqualTo(name.Split('/')[1]));
            Assert.That(record.Data.Hash, Has.Length.EqualTo(64));
            Assert.That(record.Plugins, Is.Not.Empty);
            Assert.That(record.Environment.SuiteVersion, Is.EqualTo("0.1.0"));
            Assert.That(SpecText.For(record)["training.batch_size"], Is.EqualTo("32"));
        });
    }

    [TestCaseSource(nameof(Finished))]
    public void Read_FinishedRun_HasAllOfItsFiles(string name)
    {
        RunFolder run = Open(name);

        Assert.Multiple(() =>
        {
            Assert.That(run.Record.Epochs, Is.EqualTo(2));
            Assert.That(run.ReadLog().Select(epoch => epoch.Epoch), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(run.ReadScores()["covariance/effective_rank"]!.Value.Value, Is.InRange(1, 3));
            Assert.That(run.ReadStructure()[RunStructure.Correlation].Shape, Is.EqualTo(new[] { 3, 3 }));
        });
        RunEmbeddings embeddings = run.ReadEmbeddings();
        Assert.That((embeddings.Count, embeddings.Dimension, embeddings.Labels?.Length), Is.EqualTo((40, 3, 40)));

        // The latents that classifiers learn from came to be stored later.
        Assert.That(embeddings.TrainingLabels?.Length, Is.EqualTo(BeforeGroups(name) ? null : 64));
    }

    [TestCaseSource(nameof(Finished))]
    public void Read_Groups_CountEverySample(string name)
    {
        string file = Open(name).PathOf(RunFileNames.Groups);
        if (!File.Exists(file))
        {
            Assert.That(BeforeGroups(name), "Only the oldest have no groups.json.");
            return;
        }

        JsonElement groups = RunJson.Read<JsonElement>(file, GroupFile.CurrentSchema);
        Assert.That(groups.GetProperty("classes").EnumerateArray().Sum(group => group.GetProperty("count").GetInt32()), Is.EqualTo(40));
    }

    [TestCaseSource(nameof(Finished))]
    public void Rescoring_OfARun_GivesTheStructureItHad(string name)
    {
        RunFolder run = Open(name);

        ScoreSheet again = Rescoring.From(run).Scores;

        ScoreSheet before = run.ReadScores();
        foreach (string key in new[] { "covariance/effective_rank", "covariance/mean_abs_offdiagonal_correlation", "clusters/kmeans/nmi_arithmetic" })
            Assert.That(again[key]!.Value.Value, Is.EqualTo(before[key]!.Value.Value).Within(1e-6), key);
        Assert.That(
            again["clusters/kmeans_inductive/nmi_arithmetic"]?.Value is not null, Is.EqualTo(run.ReadEmbeddings().TrainingLatents is not null),
            "reports tell people to score old runs again for these");
    }

    // The numbers were read from the files when they were put here.
    [TestCase("schema-1-6c5e649/museum/stroke-digits-mlp-nvc-s0-f53717e54ce2", 1.37531253936329, 0.3865218909014414, 2399, null)]
    [TestCase("schema-1-0e5ae9c/museum/stroke-digits-mlp-nvc-s0-f07f373054fe", 1.37489084940082, 0.3865218909014414, 2399, null)]
    [TestCase("schema-1-c53c705/museum-stage/stroke-digits-mlp-vade-s0-9c5f93d692b1", 2.0274045696785135, 0.3937063702692306, 2440, 4168)]
    [TestCase("schema-1-c53c705/museum-text/grammar-bag-of-words-vae-s0-9ac378119fbc", 1.7090968773882003, 0.39704115582487004, 1164, 1080)]
    [TestCase("schema-1-c53c705/museum/stroke-digits-mlp-ae-s0-ad87d06dea02", 1.6538804809434438, 0.3924953961227927, 2355, 4144)]
    [TestCase("schema-1-c53c705/museum/stroke-digits-mlp-nvc-s0-24df70d0ab72", 1.7560205238950348, 0.4080794718107069, 2383, 4168)]
    public void Read_Run_GivesTheNumbersThatWereWritten(string name, double rank, double nmi, long parameters, long? flops)
    {
        RunFolder run = Open(name);
        ScoreSheet scores = run.ReadScores();

        Assert.That(scores["covariance/effective_rank"]!.Value.Value, Is.EqualTo(rank));
        Assert.That(scores["clusters/kmeans/nmi_arithmetic"]!.Value.Value, Is.EqualTo(nmi));
        Assert.That((run.Record.Parameters, run.Record.FlopsPerSample), Is.EqualTo((parameters, flops)));
    }

    [Test]
    public void Report_OfTheWholeCorpus_HasEveryRunOrSaysThatALaterOneRepeatsIt()
    {
        using var target = new TemporaryFolder();
        Summary summary = WholeCorpus();

        string page = File.ReadAllText(ReportWriter.Write(ReportContent.From(summary), target.Root));

        Assert.Multiple(() =>
        {
            Assert.That(summary.Unreadable, Is.Empty);
            Assert.That(summary.Runs.Count() + summary.Superseded, Is.EqualTo(Runs().Count()));
            Assert.That(summary.Runs.Where(run => !run.Finished).Select(run => run.Status), Is.EquivalentTo(new[] { "diverged", "failed" }));
            foreach (string objective in new[] { "| ae |", "| nvc |", "| vade |", "| vae |" })
                Assert.That(page, Does.Contain(objective));
            Assert.That(page, Does.Contain("## Runs without scores"));
            Assert.That(File.ReadAllText(target["tables.tex"]), Does.Contain(@"\label{tab:museum-text-grammar-overview}"));
        });
    }

    [Test]
    public void Leaderboard_OfTheWholeCorpus_RanksWhatFinished()
    {
        Summary summary = WholeCorpus();

        var board = Leaderboard.From(summary, LeaderboardMetric.Choose(summary, null));

        Assert.That(board.Datasets, Is.EquivalentTo(new[] { "stroke-digits", "grammar" }));
        Assert.That(board.Entries.Count(entry => entry.Rank is null), Is.EqualTo(2), "Two did not finish.");
    }

    [Test]
    public void Differences_OfTheOldestRunAndALaterOne_AreFound()
    {
        var differences = RunDifferences.Between(
            RunResult.Read(Open("schema-1-6c5e649/museum/stroke-digits-mlp-nvc-s0-f53717e54ce2")),
            RunResult.Read(Open("schema-1-0e5ae9c/museum/stroke-digits-mlp-nvc-s0-f07f373054fe")), BundledMetrics.Find);

        Assert.That(differences.Settings, Is.EqualTo(new ValueDifference[] { new("objective.attraction_weight", "1", "3") }));
        Assert.That(differences.Data, Is.Empty);
        Assert.That(differences.Environment.Select(difference => difference.Path), Does.Contain("commit"));
    }

    [Test]
    public void Stage_OfTheCorpus_IsFoundByTheRunThatBeganFromIt()
    {
        RunFolder run = Runs().Single(run => run.Record.Pretraining is not null);
        string root = Path.GetDirectoryName(Path.GetDirectoryName(run.FullPath))!;

        StageFolder stage = StageFolder.Find(root, run.Record.Pretraining!.Id)!;

        Assert.That(stage.Record.Spec.Seed, Is.Zero);
        Assert.That(stage.ReadWeights(), Is.Not.Empty);
    }

    [Test]
    public void Texts_OfTheCorpus_AreRead()
    {
        RunFolder run = Runs().Single(run => run.Record.Spec.Dataset.Id == "grammar");

        GeneratedTexts texts = RunJson.Read<GeneratedTexts>(run.PathOf(RunFileNames.Texts), GeneratedTexts.CurrentSchema);

        Assert.That(texts.Reconstructions, Is.Not.Empty);
    }

    [TestCase("diverged", "NB4001: the loss is not finite at step 2 (epoch 1, seed 0)")]
    [TestCase("failed", "NB0000: ExternalException: ")]
    public void Read_RunThatDidNotFinish_KeepsItsReason(string status, string reason) => Assert.That(
        Runs().Select(RunResult.Read).Single(run => run.Status == status).Reason, Does.StartWith(reason).And.Not.Contain("frame #"));

    [Test]
    public void Read_WeightsThatAreKept_AreRead() => Assert.That(
        Runs().Where(run => File.Exists(run.PathOf(RunFileNames.Weights))).Select(run => run.ReadWeights().Count), Is.Not.Empty.And.All.Positive);

    [Test]
    public void Corpus_OfAllVersions_StaysSmall() => Assert.That(
        Directory.EnumerateFiles(StoredFiles.Path("Runs", "RegressionCorpus"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length),
        Is.LessThan(300_000));

    private static bool BeforeGroups(string name) => name.Contains("6c5e649", StringComparison.Ordinal) || name.Contains("0e5ae9c", StringComparison.Ordinal);

    private static IEnumerable<RunFolder> Runs() => Wings.SelectMany(wing => RunStore.List(StoredFiles.Path("Runs", "RegressionCorpus", wing)).Runs);

    private static Summary WholeCorpus() =>
        Summary.From(RunStore.List(Wings.Select(wing => StoredFiles.Path("Runs", "RegressionCorpus", wing))), BundledMetrics.Find);

    private static RunFolder Open(string name) => RunFolder.Open(StoredFiles.Path(["Runs", "RegressionCorpus", .. name.Split('/')]));

    private static string Name(RunFolder run) =>
        Path.GetRelativePath(StoredFiles.Path("Runs", "RegressionCorpus"), run.FullPath).Replace('\\', '/');
}
