using NebulaBench.Errors;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Commands;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>Reports of runs whose files were altered, or whose labels mean something to programs.</summary>
public sealed class ForeignRunReportTests
{
    private TemporaryFolder root = null!;

    [SetUp]
    public void MakeFolder() => root = new TemporaryFolder();

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Run_AlteredLog_IsNamedAndNotDrawn()
    {
        RunFolder run = RunFolder.Create(root["runs"], SampleRun.Record("a"));
        run.Append(SampleRun.Epoch(1));
        run.Append(SampleRun.Epoch(2));
        Finish(run);
        File.WriteAllText(run.PathOf(RunFileNames.Log), File.ReadAllText(run.PathOf(RunFileNames.Log)).Replace("100.5", "900.5", StringComparison.Ordinal));

        string page = Report();

        Assert.That(page, Does.Contain("## Files that cannot be read").And.Contain("NB5103").And.Contain("log.jsonl"));
        Assert.That(File.ReadAllText(root["report/report.html"]), Does.Contain("NB5103").And.Not.Contain("900.5"));
    }

    [Test]
    public void Run_PictureThatIsNone_IsNotTakenIn()
    {
        RunFolder run = RunFolder.Create(root["runs"], SampleRun.Record("a"));
        Directory.CreateDirectory(run.Figures);
        File.WriteAllText(Path.Combine(run.Figures, "samples.png"), "TOP SECRET");
        Finish(run);

        Assert.That(Report(), Does.Not.Contain("samples.png"));
        Assert.That(
            File.ReadAllText(root["report/report.html"]), Does.Not.Contain(Convert.ToBase64String("TOP SECRET"u8)));
    }

    [Test]
    public void Run_LabelsThatProgramsObey_AreText()
    {
        const string Formula = "=HYPERLINK(\"x\")", Escape = "\u001b[31mred", Picture = "![p](http://example.org/p.png)<img src=x>";
        RunRecord record = SampleRun.Record("a");
        Finish(RunFolder.Create(root["runs"], record with
        {
            Spec = record.Spec with
            {
                Dataset = record.Spec.Dataset with { Label = Escape },
                Architecture = record.Spec.Architecture with { Label = Picture },
                Objective = record.Spec.Objective with { Label = Formula },
            },
        }));
        var console = new TextConsole();

        new ReportCommand(console.Console).Run([root["runs"]], root["report"], neighbors: false);
        new LeaderboardCommand(console.Console).Run([root["runs"]], "reconstruction_nats");

        string page = File.ReadAllText(root["report/report.md"]);
        Assert.That(string.Join('\n', console.Lines), Does.Contain("\\x1b[31mred").And.Not.Contain('\u001b'));
        Assert.That(page, Does.Contain("!\\[p]\\(http").Or.Contain("![p]\\(http").And.Not.Contain("](http://example.org").And.Not.Contain("<img").And.Not.Contain('\u001b'));
        Assert.That(File.ReadAllText(root["report/scores.csv"]), Does.Contain(",\"'=HYPERLINK(\"\"x\"\")\","));
    }

    [Test]
    public void Run_NumbersBelowZero_StayNumbersInCsv()
    {
        Finish(RunFolder.Create(root["runs"], SampleRun.Record("a")), -0.5);

        Report();

        Assert.That(File.ReadAllText(root["report/scores.csv"]), Does.Contain(",-0.5,"));
    }

    [Test]
    public void Run_AFolderInTheWayOfAFile_SaysSoOnce()
    {
        Finish(RunFolder.Create(root["runs"], SampleRun.Record("a")));
        Directory.CreateDirectory(root["report/figures/drawn.json"]);

        Assert.That(
            () => new ReportCommand(new TextConsole().Console).Run([root["runs"]], root["report"], neighbors: false),
            Throws.TypeOf<NebulaException>().With.Message.StartsWith("NB5107"));
    }

    private static void Finish(RunFolder run, double score = 81.25)
    {
        run.Write(new ScoreSheet([new("output/reconstruction_nats", score)]));
        run.End(run.Record with { Status = RunStatus.Finished, Timings = SampleRun.Timings(1) });
    }

    private string Report()
    {
        new ReportCommand(new TextConsole().Console).Run([root["runs"]], root["report"], neighbors: false);
        return File.ReadAllText(root[$"report/{ReportWriter.Page}"]);
    }
}
