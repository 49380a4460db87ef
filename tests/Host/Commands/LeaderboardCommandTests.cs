using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Reporting;
using NebulaBench.Host.Tests.Runs;

namespace NebulaBench.Host.Tests.Commands;

public class LeaderboardCommandTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRuns()
    {
        root = new TemporaryFolder();
        SampleExperiment.Summarize(root.Root);
    }

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [TestCase(LeaderboardFormat.Table, "sample: ranked by NMI ↑ (clusters/kmeans/nmi_arithmetic).")]
    [TestCase(LeaderboardFormat.Markdown, "# Leaderboard")]
    [TestCase(LeaderboardFormat.Csv, "rank,mean_rank,experiment,architecture,objective,latent_dimension,variation,baseline,metric")]
    public void Run_Format_WritesItWithAllRuns(LeaderboardFormat format, string beginning)
    {
        var console = new TextConsole();

        int code = new LeaderboardCommand(console.Console).Run([root["sample"]], null, format);

        Assert.That(code, Is.EqualTo(ExitCodes.Ok));
        Assert.That(console.Lines[0], Does.StartWith(beginning));
        Assert.That(string.Join('\n', console.Lines), Does.Contain("nvc-2").And.Contain("vq-0").And.Contain("vq-1").And.Contain("vq-2"));
    }

    [Test]
    public void Run_UnknownMetric_NamesAFewThatWork()
    {
        NebulaException mistake = Assert.Throws<NebulaException>(() => new LeaderboardCommand(new TextConsole().Console).Run([root["sample"]], "seconds"))!;
        string[] named = mistake.Remedy!["Give one of ".Length..mistake.Remedy!.IndexOf(';', StringComparison.Ordinal)].Split(", ");

        Assert.That(named, Has.Length.InRange(1, 5).And.Member("cost/seconds_per_epoch"));
        Assert.That(named.Select(metric => new LeaderboardCommand(new TextConsole().Console).Run([root["sample"]], metric)), Is.All.EqualTo(ExitCodes.Ok));
    }

    [Test]
    public void Run_Metric_RanksByIt()
    {
        var console = new TextConsole();

        new LeaderboardCommand(console.Console).Run([root["sample"]], "seconds_per_epoch", LeaderboardFormat.Csv);

        Assert.That(console.Lines[1], Does.StartWith("1,1.5,sample,mlp,vae,32,training.epochs=").And.Contains(",false,cost/seconds_per_epoch,1.25,,1,"));
    }
}
