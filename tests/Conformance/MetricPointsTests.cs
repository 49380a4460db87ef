using NebulaBench.Conformance.Metrics;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Conformance.Tests;

internal sealed class MetricPointsTests
{
    [Test]
    public void All_MetricInOrder_PassesEverywhere() => Assert.That(FailuresOf(MetricFlaw.None), Is.Empty);

    [TestCaseSource(nameof(Bundled))]
    public void All_MetricOfTheSuite_PassesEverywhere(string id)
    {
        MetricSource source = BundledMetrics.All.Single(metric => metric.Id == id);
        Assert.That(Failures.For(new MetricPoints(() => source.Create()).All), Is.Empty);
    }

    [TestCase(MetricFlaw.CitesNobody, "describes its values: spoilt: its citation is empty")]
    [TestCase(MetricFlaw.HasAnotherFamily, "describes its values: spoilt: its family is Clusters, but its contract is of Usefulness")]
    [TestCase(MetricFlaw.GivesWhatItDoesNotDescribe, "measures some data: unknown: no descriptor describes it")]
    [TestCase(MetricFlaw.GivesNeitherValueNorReason, "measures some data: spoilt: it has neither a number nor a reason")]
    [TestCase(MetricFlaw.ThrowsForOneSample, "takes constant, repeated and single samples: a single sample: it threw InvalidOperationException: one is not enough")]
    public void All_OneFlaw_SaysWhatItIs(object flaw, string failure) => Assert.That(FailuresOf((MetricFlaw)flaw), Has.Some.StartsWith(failure));

    [TestCase(MetricFlaw.DrawsOnItsOwn, "the same input gives the same values")]
    [TestCase(MetricFlaw.LooksAtTheFirst, "the order of samples does not matter")]
    [TestCase(MetricFlaw.LeavesItsRange, "keeps its range")]
    [TestCase(MetricFlaw.NeedsLabels, "takes samples of which nothing else is known")]
    [TestCase(MetricFlaw.WritesIntoTheLatents, "changes nothing that it is given")]
    public void All_OneFlaw_FailsAtItsPoint(object flaw, string point) =>
        Assert.That(FailuresOf((MetricFlaw)flaw).Select(failure => failure.Split(':')[0]), Does.Contain(point));

    private static IEnumerable<string> Bundled => BundledMetrics.All.Select(metric => metric.Id);

    private static IReadOnlyList<string> FailuresOf(MetricFlaw flaw) => Failures.For(new MetricPoints(() => new SpoiltMetric(flaw)).All);
}
