using NebulaBench.Errors;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Leaderboards;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting.Leaderboards;

public class LeaderboardTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Build_TwoDatasets_HasAColumnForEachAndMarksBaselines()
    {
        AddBoth("nvc", 0.8);
        AddBoth("untrained", 0.4);

        ReportTable table = LeaderboardTable.Build(Board());

        Assert.That(table.Columns.Select(column => column.Heading), Is.EqualTo(new[]
        {
            "Rank", "Architecture", "Objective", "Mean rank", "digits", "shapes", "Seeds", "s / epoch", "Parameters", "Peak memory, MiB",
        }));
        Assert.That(table.Rows.Select(row => string.Join(" | ", row.Take(7))), Is.EqualTo(new[]
        {
            "1 | mlp | nvc | 1.000 | 0.410 ± 0.025 | 0.410 ± 0.025 | 3",
            "2 | mlp | untrained (baseline) | 2.000 | 0.210 ± 0.025 | 0.210 ± 0.025 | 3",
        }));
    }

    [Test]
    public void Build_OneSeed_SaysThatThePlaceIsNotEstablished()
    {
        Add("digits", "nvc", 0, 0.8);

        ReportTable table = LeaderboardTable.Build(Board());

        Assert.That(table.Rows.Single().Take(5), Is.EqualTo(new[] { "1", "mlp", "nvc", "0.400¹", "1" }));
        Assert.That(table.Footnotes.Single().Text, Is.EqualTo("fewer than three seeds: its place is not established"));
    }

    [Test]
    public void Build_CombinationOnOneOfTwoDatasets_SaysSoInTheOther()
    {
        AddBoth("nvc", 0.5);
        Add("digits", "vq", 0, 0.9);
        Add("digits", "vq", 1, 0.9);
        Add("digits", "vq", 2, 0.9);

        ReportTable table = LeaderboardTable.Build(Board());

        Assert.That(table.Rows[1].Skip(2).Take(4), Is.EqualTo(new[] { "vq", "1.000", "0.450 ± 0.000", "–¹" }));
        Assert.That(table.Footnotes.Single().Text, Is.EqualTo("not among the runs"));
    }

    [Test]
    public void Of_SampleExperiment_DropsNothing()
    {
        Summary summary = SampleExperiment.Summarize(root["runs"]);
        var board = Leaderboard.From(summary, LeaderboardMetric.Choose(summary, null));

        string page = LeaderboardMarkdown.Write(board), csv = LeaderboardCsv.Write(board);

        Assert.Multiple(() =>
        {
            Assert.That(board.Entries, Has.Count.EqualTo(summary.Rows.Count));
            Assert.That(board.Entries[^1].Combination.Objective, Is.EqualTo("vq"));
            Assert.That(board.Entries[^1].Rank, Is.Null);
            foreach (string run in new[] { "nvc-2", "vq-0", "vq-1", "vq-2", "zz-cut-short" })
                Assert.That(page, Does.Contain(run));
            Assert.That(csv.Split('\n'), Has.Length.EqualTo(1 + summary.Rows.Count + 1));
            Assert.That(csv, Does.Contain("vq-0 failed: NB0000"));
        });
    }

    [Test]
    public void Of_TwoExperimentsWithTheSameCombination_AreTwoEntries()
    {
        Add("digits", "ae", 0, 0.5, experiment: "one");
        Add("digits", "ae", 0, 0.6, experiment: "two");

        Assert.That(Board().Entries.Select(entry => entry.Combination.Experiment), Is.EqualTo(new[] { "two", "one" }));
    }

    [Test]
    public void Above_Runs_NameSuiteCommitDateAndSeeds()
    {
        AddBoth("nvc", 0.5);

        Assert.That(LeaderboardLines.Above(Board()), Is.EqualTo(new[]
        {
            "sample: ranked by NMI ↑ (clusters/kmeans/nmi_arithmetic).",
            "Suite 0.1.0 (f50a18b); runs of 2026-01-02; 3 seeds (0, 1, 2); 6 runs, 6 finished.",
        }));
    }

    [TestCase("clusters/kmeans/accuracy_hungarian", "clusters/kmeans/accuracy_hungarian")]
    [TestCase("accuracy_hungarian", "clusters/kmeans/accuracy_hungarian")]
    [TestCase("seconds_per_epoch", "cost/seconds_per_epoch")]
    [TestCase(null, "clusters/kmeans/nmi_arithmetic")]
    public void Choose_KeyOrItsEnd_FindsTheMetric(string? wanted, string expected)
    {
        Add("digits", "ae", 0, 0.5);

        Assert.That(LeaderboardMetric.Choose(Summarize(), wanted).Key, Is.EqualTo(expected));
    }

    [TestCase("nonsense", "no run has a score 'nonsense'.")]
    [TestCase("effective_rank", "the score 'covariance/effective_rank' describes and has no better or worse.")]
    public void Choose_WhatCannotRank_IsAnErrorThatNamesWhatCan(string wanted, string what)
    {
        Add("digits", "ae", 0, 0.5);

        NebulaException failure = Assert.Throws<NebulaException>(() => LeaderboardMetric.Choose(Summarize(), wanted))!;

        Assert.That(failure.What, Is.EqualTo(what));
        Assert.That(failure.Remedy, Does.Contain("clusters/kmeans/nmi_arithmetic"));
    }

    private void AddBoth(string objective, double accuracy)
    {
        foreach (string dataset in new[] { "digits", "shapes" })
        {
            Add(dataset, objective, 0, accuracy);
            Add(dataset, objective, 1, accuracy + 0.02);
            Add(dataset, objective, 2, accuracy + 0.04);
        }
    }

    private void Add(string dataset, string objective, long seed, double accuracy, string experiment = "sample")
    {
        RunRecord record = SampleExperiment.Record($"{experiment}-{dataset}-{objective}-{seed}", objective, seed, position: 0);
        SampleExperiment.Finished(
            root["runs"],
            record with { Experiment = experiment, Spec = record.Spec with { Dataset = SampleRun.Component(dataset, "{}") } }, accuracy, 2);
    }

    private Summary Summarize() => Summary.From(RunStore.List(root["runs"]), SampleExperiment.Describe);

    private Leaderboard Board()
    {
        Summary summary = Summarize();
        return Leaderboard.From(summary, LeaderboardMetric.Choose(summary, null));
    }
}
