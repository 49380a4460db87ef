using NebulaBench.Host.Commands;
using NebulaBench.Host.Tests.Reporting;
using NebulaBench.Host.Tests.Runs;

namespace NebulaBench.Host.Tests.Commands;

public sealed class ExportMlFlowCommandTests
{
    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Run_ExperimentWithRunsThatCannotBeRead_ExportsTheOthersAndNamesThese()
    {
        SampleExperiment.Summarize(folder["runs"]);
        var console = new TextConsole();

        int exit = new ExportMlFlowCommand(console.Console).Run([folder["runs/sample"], folder["runs/sample/ae-0"]], folder["mlruns"]);

        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo(ExitCodes.SomeRunsFailed));
            Assert.That(console.Lines.Where(line => line.StartsWith("Left out: ", StringComparison.Ordinal)), Has.Exactly(2).Items);
            Assert.That(console.Lines, Has.Some.Contain("vq-2").And.Some.Contain("zz-cut-short"));
            Assert.That(console.Lines[^1], Does.StartWith("10 of 12 runs written to "));
            Assert.That(Directory.GetDirectories(Directory.GetDirectories(folder["mlruns"]).Single()), Has.Length.EqualTo(10));
        });
    }
}
