using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

public sealed class ProtocolTests
{
    [TestCase(null, "Some CPU, 2 cores, 2 threads used, 8 GiB, device cpu, Debian 12")]
    [TestCase("SSE41", "Some CPU, 2 cores, 2 threads used, convolutions with SSE41 at most, 8 GiB, device cpu, Debian 12")]
    public void Environment_OfAMachine_SaysToWhichInstructionsConvolutionsWereHeld(string? instructions, string machine)
    {
        using var root = new TemporaryFolder();
        RunRecord record = SampleExperiment.Record("ae", "ae", seed: 0, position: 1);
        SampleExperiment.Finished(root["runs"], record with { Environment = record.Environment with { OneDnn = instructions } }, 0.5, 12);

        var summary = Summary.From(RunStore.List(root["runs/sample"]), SampleExperiment.Describe);

        Assert.That(Protocol.Environment(summary), Has.One.EqualTo(("Machine", machine)));
    }
}
