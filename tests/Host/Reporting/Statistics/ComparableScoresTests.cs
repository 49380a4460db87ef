using NebulaBench.Errors;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Differences;
using NebulaBench.Reporting.Leaderboards;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;

namespace NebulaBench.Host.Tests.Reporting.Statistics;

/// <summary>Scores of a latent space's own geometry compare nothing between rows; those measured in one space for all do.</summary>
public class ComparableScoresTests
{
    private const string OwnSpace = "clusters/kmeans/silhouette", OneSpace = "clusters/kmeans/silhouette_of_inputs";
    private TemporaryFolder root;

    [SetUp]
    public void Make()
    {
        root = new TemporaryFolder();
        for (int seed = 0; seed < 3; seed++)
        {
            Add("vae", seed, 0.2);
            Add("nvc", seed, 0.8);
        }
    }

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Report_OwnSpace_HasNoMarksAndOneFindingSaysSo()
    {
        var content = ReportContent.From(Summarize());

        Assert.That(content.Statistics.Columns.Select(column => column.Metric.Key), Does.Contain(OneSpace).And.Not.Contain(OwnSpace));
        Assert.That(MarkLegend.For(content.Statistics, [OwnSpace]), Is.EqualTo(new[]
        {
            "Without marks: Silhouette. Each row's own latent space decides their scale.",
        }));
        Finding finding = content.Findings.Single(finding => finding.Kind == "Not comparable");
        Assert.That(finding.Evidence, Is.EqualTo(new[] { "Silhouette" }));
    }

    [Test]
    public void Leaderboard_OwnSpace_IsRefusedAndTheRemedyRanks()
    {
        Summary summary = Summarize();

        NebulaException failure = Assert.Throws<NebulaException>(() => LeaderboardMetric.Choose(summary, "silhouette"))!;

        Assert.That(failure.What, Is.EqualTo(
            $"the score '{OwnSpace}' depends on the scale or geometry of each row's own latent space: rows have no rank by it."));
        Assert.That(failure.Remedy, Does.Contain(OneSpace).And.Not.Contain($"{OwnSpace},"));
        Assert.That(Leaderboard.From(summary, LeaderboardMetric.Choose(summary, OneSpace)).Entries[0].Combination.Objective, Is.EqualTo("nvc"));
    }

    [Test]
    public void Difference_OwnSpace_IsNeitherBetterNorWorse()
    {
        RunResult[] runs = [.. Summarize().Rows.Select(row => row.Runs[0])];

        var scores = RunDifferences.Between(runs[0], runs[1], BundledMetrics.Find).Scores.ToDictionary(score => score.Metric.Key);

        Assert.That((scores[OwnSpace].Verdict, scores[OneSpace].Verdict), Is.EqualTo((Verdict.Neutral, Verdict.Better)));
    }

    private void Add(string objective, int seed, double separation) => SampleExperiment.Finished(
        root.Root, SampleExperiment.Record($"{objective}-{seed}", objective, seed, position: objective == "vae" ? 0 : 1), 0.5, 2,
        new KeyValuePair<string, Score>(OwnSpace, separation + (seed / 100.0)),
        new KeyValuePair<string, Score>(OneSpace, separation + (seed / 100.0)));

    private Summary Summarize() => Summary.From(RunStore.List(Path.Combine(root.Root, "sample")), BundledMetrics.Find);
}
