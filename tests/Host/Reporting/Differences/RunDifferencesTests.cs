using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Differences;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting.Differences;

public class RunDifferencesTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Between_OtherSeed_SaysThatNothingElseDiffers()
    {
        RunDifferences found = Between(Finished("a", 0), Finished("b", 3));

        Assert.That(found.DifferInSeedOnly);
        Assert.That(found.Verdict, Is.EqualTo("The runs differ in nothing but the seed: 0 and 3."));
    }

    [Test]
    public void Between_SameRunTwice_SaysThatNothingDiffers() => Assert.That(
        Between(Finished("a", 0), Finished("b", 0)).Verdict, Is.EqualTo("The runs have the same settings, seed, environment and data."));

    [Test]
    public void Between_OtherSeedOnAnotherMachine_SaysBoth()
    {
        RunRecord record = Record("b", 1);
        RunDifferences found = Between(
            Finished("a", 0), Finished(record with { Environment = record.Environment with { Threads = 1, Processor = "Other CPU" } }));

        Assert.That(found.DifferInSeedOnly, Is.False);
        Assert.That(
            found.Verdict, Is.EqualTo("The settings differ in nothing but the seed, 0 and 1; 2 differences of the environment, 0 of the data."));
    }

    [Test]
    public void Between_OtherSettings_NamesOnlyWhatDiffersByPath()
    {
        RunRecord record = Record("b", 0);
        RunDifferences found = Between(Finished("a", 0), Finished(record with
        {
            Spec = record.Spec with
            {
                LatentDimension = 8,
                Objective = SampleRun.Component("ae", """{"weight":2,"more":true}"""),
            },
        }));

        Assert.That(found.Settings, Is.EqualTo(new ValueDifference[]
        {
            new("latent_dimension", "32", "8"),
            new("objective.more", null, "true"),
            new("objective.weight", "0.5", "2"),
        }));
    }

    [Test]
    public void Between_OtherEnvironmentAndData_NamesPluginsHashesAndCounts()
    {
        RunRecord record = Record("b", 0);
        RunDifferences found = Between(Finished("a", 0), Finished(record with
        {
            Plugins = [.. record.Plugins.Select(plugin => plugin.Sha256 == "abc123" ? plugin with { Sha256 = "def456" } : plugin)],
            Environment = record.Environment with { Commit = null, Libraries = new Dictionary<string, string> { ["TorchSharp"] = "0.108.0" } },
            Data = record.Data with { Hash = "fedcba9876543210", Samples = new Dictionary<string, long> { ["training"] = 100, ["test"] = 10000 } },
        }));

        Assert.That(found.Environment, Is.EqualTo(new ValueDifference[]
        {
            new("commit", "f50a18b", "unknown"),
            new("libraries.TorchSharp", "0.107.0", "0.108.0"),
            new("plugins.NebulaBench.Objectives.Nebula", "0.1.0 (SHA-256 abc123)", "0.1.0 (SHA-256 def456)"),
        }));
        Assert.That(found.Data, Is.EqualTo(new ValueDifference[]
        {
            new("hash", "0123456789ab", "fedcba987654"),
            new("samples.training", "55000", "100"),
        }));
        Assert.That(found.Settings, Is.Empty);
    }

    [TestCase("clusters/kmeans/nmi_arithmetic", 0.25, Verdict.Better)]
    [TestCase("covariance/effective_rank", 0, Verdict.Equal)]
    [TestCase("cost/seconds_per_epoch", 0.25, Verdict.Worse)]
    public void Between_Scores_KnowTheirDirection(string key, double change, Verdict verdict)
    {
        RunDifferences found = Between(Finished("a", 0, 0.5), Finished("b", 1, 1));

        ScoreDifference score = found.Scores.Single(score => score.Metric.Key == key);
        Assert.That(score.Change, Is.EqualTo(change));
        Assert.That(score.Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void Between_UndefinedScoreAndFailedRun_KeepBothReasons()
    {
        RunResult undefined = Finished("a", 0, 0.5, new KeyValuePair<string, Score>("clusters/assigned/nmi_arithmetic", Score.Undefined("one cluster")));
        RunFolder failed = RunFolder.Create(root.Root, Record("b", 1));
        failed.End(failed.Record with { Status = RunStatus.Failed, Error = new RecordedError("NB0000", "no memory") });

        ScoreDifference score = Between(undefined, RunResult.Read(failed)).Scores
            .Single(score => score.Metric.Key == "clusters/assigned/nmi_arithmetic");

        Assert.That((score.A.Reason, score.B.Reason), Is.EqualTo(("one cluster", "failed: NB0000: no memory")));
        Assert.That((score.Change, score.Verdict), Is.EqualTo(((double?)null, Verdict.Undefined)));
    }

    private static RunDifferences Between(RunResult a, RunResult b) => RunDifferences.Between(a, b, SampleExperiment.Describe);

    private static RunRecord Record(string id, long seed) => SampleExperiment.Record(id, "ae", seed, position: 0);

    private RunResult Finished(string id, long seed, double accuracy = 0.5, params KeyValuePair<string, Score>[] more) =>
        Finished(Record(id, seed), accuracy, more);

    private RunResult Finished(RunRecord record, double accuracy = 0.5, params KeyValuePair<string, Score>[] more) =>
        RunResult.Read(SampleExperiment.Finished(root.Root, record, accuracy, 2, more));
}
