using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

/// <summary>Scores that are estimated from a draw of the samples, against their exact values.</summary>
public sealed class DrawnSamplesTests
{
    private const int Trials = 100;

    private static readonly SampleLimits Limits = new(Exact: 1000, Drawn: 300);
    private static readonly LatentTable Table = TestTables.Blobs(1500, 4, 5, 1.5);
    private static readonly LatentTable Plane = new()
    {
        Values = [.. Table.Values.Where((_, at) => at % 4 < 2)],
        Dimension = 2,
        Labels = Table.Labels,
    };

    // Each gives the score for a seed; without limits, the exact one.
    private static readonly TestCaseData[] Scores =
    [
        Case("silhouette", (seeds, limits) => new Silhouette(limits)
            .Measure(new ClusteringInput { Latents = Table, Clusters = Table.Labels!, Seeds = seeds })[0].Score),
        Case("uniformity", (seeds, limits) => new Hypersphere(Table).Uniformity(seeds, limits)),
        Case("knn", (seeds, limits) => NeighborAccuracy.Measure(Table.Slice(0, 500), Table.Slice(500, 1500), [5], seeds, limits)[0]),
        Case("trustworthiness", (seeds, limits) => Neighborhoods.Measure(Table, Plane, 5, seeds, limits).Trustworthiness),
        Case("continuity", (seeds, limits) => Neighborhoods.Measure(Table, Plane, 5, seeds, limits).Continuity),
    ];

    [TestCaseSource(nameof(Scores))]
    public void Estimate_HundredSeeds_IsWithinTwoStandardErrorsInNinetyFive(Func<SeedStream, SampleLimits?, Score> measure)
    {
        Score exact = measure(new SeedStream(0), null);
        Score[] estimates = [.. Enumerable.Range(0, Trials).Select(seed => measure(new SeedStream(seed), Limits))];

        Assert.That(exact.StandardError, Is.Null);
        Assert.That(estimates.Select(estimate => estimate.Value).Distinct().Count(), Is.GreaterThan(Trials / 2), "drawn by the seed");
        Assert.That(estimates.Count(estimate => Math.Abs(estimate.Value!.Value - exact.Value!.Value) <= 2 * estimate.StandardError!.Value), Is.GreaterThanOrEqualTo(95));
        // Not by errors that are given far too large.
        double spread = Math.Sqrt(estimates.Average(estimate => Math.Pow(estimate.Value!.Value - exact.Value!.Value, 2)));
        Assert.That(estimates.Average(estimate => estimate.StandardError!.Value), Is.LessThan(1.5 * spread));
    }

    [TestCaseSource(nameof(Scores))]
    public void Estimate_UpToTheLimit_IsTheExactValue(Func<SeedStream, SampleLimits?, Score> measure) => Assert.That(
        measure(new SeedStream(1), Limits with { Exact = 1500 }), Is.EqualTo(measure(new SeedStream(0), null)));

    [Test]
    public void From_GroupsOfAllSizes_DrawsInProportionAndTwoOfTheSmallest()
    {
        int[] groups = [.. Enumerable.Range(0, 10_000).Select(sample => sample < 3 ? 7 : sample < 4 ? 8 : sample % 4)];

        DrawnSamples drawn = DrawnSamples.From(GroupIndex.From(groups), Limits, new RandomStream(1))!;

        Assert.That(
            drawn.Rows.CountBy(row => groups[row]).OrderBy(pair => pair.Key).Select(pair => pair.Value),
            Is.EqualTo(new[] { 75, 75, 75, 75, 2, 1 }));
        Assert.That(drawn.Estimate(new double[drawn.Rows.Length]), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void From_AsManyGroupsAsSamples_DrawsFromAllTogether()
    {
        DrawnSamples drawn = DrawnSamples.From(GroupIndex.From([.. Enumerable.Range(0, 2000)]), Limits, new RandomStream(1))!;
        Assert.That(drawn.Rows, Has.Length.EqualTo(300).And.Ordered.And.Unique);
    }

    private static TestCaseData Case(string name, Func<SeedStream, SampleLimits?, Score> measure) => new TestCaseData(measure).SetArgDisplayNames(name);
}
