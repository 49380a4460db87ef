using NebulaBench.Host.Commands;
using NebulaBench.Host.Diagnostics;

namespace NebulaBench.Host.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Test]
    public void Write_ChecksOfEveryState_AreAlignedWithTheirRemediesBelow()
    {
        var console = new TextConsole();

        DoctorCommand.Write(new DoctorReport(
        [
            DoctorCheck.Ok(".NET", "10.0"),
            DoctorCheck.Warn("data folder", "[none]", "Make one."),
            DoctorCheck.Fail("libtorch", "gone", "Bring it back."),
        ]), console.Console);

        Assert.That(console.Lines, Is.EqualTo(new[]
        {
            "ok       .NET         10.0",
            "warning  data folder  [none]",
            "                      -> Make one.",
            "failure  libtorch     gone",
            "                      -> Bring it back.",
            "",
            "Not ready to train; failures: 1, warnings: 1.",
        }));
    }

    [TestCase(CheckState.Ok, "Everything is in order.")]
    [TestCase(CheckState.Warning, "Ready to train; warnings: 1.")]
    public void Write_NoFailure_SaysSo(CheckState state, string conclusion)
    {
        var console = new TextConsole();

        DoctorCommand.Write(new DoctorReport([new("disk", state, "some")]), console.Console);

        Assert.That(console.Lines[^1], Is.EqualTo(conclusion));
    }
}
