using NebulaBench.Conformance.Launchers;
using NebulaBench.Conformance.Points;

namespace NebulaBench.Conformance.Tests;

[NonParallelizable]
[Platform("Linux,MacOsX")]
internal sealed class LauncherPointsTests
{
    [TestCase(LauncherFlaw.None)]
    [TestCase(LauncherFlaw.RunsInADryRun, "a dry run starts nothing: it carried out 1, 2, 4")]
    [TestCase(LauncherFlaw.RepeatsFinishedRuns,
        "carries out every open run, once: of 1, 2 and 4 it carried out 1, 2, 3, 4",
        "passes on what workers write: 1, 2 and 4 ended, it reported 1, 2, 3, 4",
        "a lost run costs no other: 1 and 4 ended, it reported 1, 3, 4")]
    [TestCase(LauncherFlaw.RepeatsRunsUnderway,
        "carries out every open run, once: of 1, 2 and 4 it carried out 1, 2, 4, 5",
        "passes on what workers write: 1, 2 and 4 ended, it reported 1, 2, 4, 5",
        "a lost run costs no other: 1 and 4 ended, it reported 1, 4, 5")]
    [TestCase(LauncherFlaw.SaysNothing,
        "passes on what workers write: 1, 2 and 4 ended, it reported none",
        "a lost run costs no other: 1 and 4 ended, it reported none")]
    [TestCase(LauncherFlaw.GivesUpAtALoss, "a lost run costs no other: the worker of 2 died, it reported the loss of none")]
    [TestCase(LauncherFlaw.HidesThatItWasStopped, "stops when asked: it returned as if all runs had ended")]
    public void All_OneFlaw_FailsAtItsPoints(object flaw, params string[] failures) =>
        Assert.That(Failures.For(new LauncherPoints(() => new SpoiltLauncher((LauncherFlaw)flaw)).All), Is.EqualTo(failures));

    [Test]
    public void All_LauncherThatHandsRunsOver_IsAskedForADryRunOnly()
    {
        Finding[] findings = [.. ConformancePoint.FindAll(new LauncherPoints(() => new SpoiltLauncher(LauncherFlaw.HandsOver)).All)];

        Assert.That(findings[0], Is.EqualTo(new Finding("a dry run starts nothing", Outcome.Pass)));
        Assert.That(findings.Skip(1), Has.All.EqualTo(new Finding("", Outcome.Skip, "it hands its runs over")).Using<Finding>(
            (one, other) => one.Outcome == other.Outcome && one.Cause == other.Cause));
    }
}
