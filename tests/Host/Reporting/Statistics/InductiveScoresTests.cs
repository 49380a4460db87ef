using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Leaderboards;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;

namespace NebulaBench.Host.Tests.Reporting.Statistics;

/// <summary>Clusters fitted to training latents rank; those fitted to what they score are shown beside them.</summary>
public class InductiveScoresTests
{
    private const string Inductive = "clusters/kmeans_inductive/nmi_arithmetic", Transductive = "clusters/kmeans/nmi_arithmetic";
    private TemporaryFolder root;

    [SetUp]
    public void Make()
    {
        root = new TemporaryFolder();
        for (int seed = 0; seed < 3; seed++)
        {
            Add("vae", seed, 0.5, inductive: 0.9);
            Add("nvc", seed, 0.9, inductive: 0.5);
        }
    }

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Both_TheInductiveOnesRankAndAreMarked()
    {
        Summary summary = Summarize();

        ReportStatistics statistics = ReportStatistics.From(summary, HeadlineColumn.Default);
        MetricColumn metric = LeaderboardMetric.Choose(summary, null);

        Assert.That(metric.Key, Is.EqualTo(Inductive));
        Assert.That(Leaderboard.From(summary, metric).Entries[0].Combination.Objective, Is.EqualTo("vae"));
        Assert.That(statistics.Columns.Select(column => column.Metric.Key), Does.Contain(Inductive).And.Not.Contain(Transductive));
        Assert.That(
            HeadlineColumn.Fill(HeadlineColumn.Default, summary).Where(column => column.Heading.StartsWith("NMI", StringComparison.Ordinal)),
            Is.EqualTo(new[] { ("NMI, k-means ↑", metric) }));
    }

    [Test]
    public void OldRunBeside_HasADashThatSaysWhatToDo()
    {
        SampleExperiment.Finished(root.Root, SampleExperiment.Record("ae-0", "ae", 0, position: 0), 0.5, 2);
        Summary summary = Summarize();

        ReportTable table = TableBuilder.Build(summary, HeadlineColumn.Fill([new("NMI", Inductive, Transductive)], summary));

        Assert.That(table.Rows.Single(row => row.Contains("ae"))[^1], Is.EqualTo("–¹"));
        Assert.That(table.Footnotes.Single().Text, Is.EqualTo(
            "the run was scored before clusters were fitted to training latents; 'nebula measure RUN' adds it where training latents are stored"));
    }

    [Test]
    public void OldRunsAlone_RankByWhatTheyHaveAndSayThatItIsTransductive()
    {
        using var old = new TemporaryFolder();
        SampleComparison.Make(old.Root, datasets: 1);
        Summary summary = SampleComparison.Summarize(old.Root);

        (string heading, MetricColumn metric) = HeadlineColumn.Fill(HeadlineColumn.Default, summary)[0];

        Assert.That(heading, Is.EqualTo("Accuracy, k-means (transductive) ↑"));
        Assert.That(ReportStatistics.From(summary, HeadlineColumn.Default).Columns.Select(column => column.Metric), Does.Contain(metric));
    }

    private void Add(string objective, int seed, double accuracy, double inductive) => SampleExperiment.Finished(
        root.Root, SampleExperiment.Record($"{objective}-{seed}", objective, seed, position: 0), accuracy + (seed / 100.0), 2,
        new KeyValuePair<string, Score>(Inductive, inductive + (seed / 100.0)));

    private Summary Summarize() => Summary.From(RunStore.List(Path.Combine(root.Root, "sample")), SampleExperiment.Describe);
}
