using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class FrontAndProfileTests
{
    private static readonly Direction[] ScoreAgainstCost = [Direction.HigherIsBetter, Direction.LowerIsBetter];

    [Test]
    public void Front_ScoreAgainstCost_LeavesOutWhatIsWorseInBoth() =>
        Assert.That(ParetoFront.For([[0.9, 10], [0.8, 5], [0.7, 7], [0.9, 11]], ScoreAgainstCost), Is.EqualTo(new[] { 0, 1 }));

    [Test]
    public void Front_EqualPoints_AreOnItTogether() =>
        Assert.That(ParetoFront.For([[0.9, 10], [0.9, 10]], ScoreAgainstCost), Is.EqualTo(new[] { 0, 1 }));

    [Test]
    public void Front_MissingValue_IsNeverOnIt() =>
        Assert.That(ParetoFront.For([[double.NaN, 1], [0.5, 10]], ScoreAgainstCost), Is.EqualTo(new[] { 1 }));

    [Test]
    public void Front_NeutralAxis_DoesNotCount() =>
        Assert.That(ParetoFront.For([[1, 5], [2, 9]], [Direction.LowerIsBetter, Direction.Neutral]), Is.EqualTo(new[] { 0 }));

    // Two solvers on three problems, by hand: ratios 1, 1, 2 and 3, 4/3, 1.
    [TestCase(1, 2.0 / 3, 1.0 / 3)]
    [TestCase(1.5, 2.0 / 3, 2.0 / 3)]
    [TestCase(2, 1, 2.0 / 3)]
    [TestCase(3, 1, 1)]
    public void Profile_Times_AreSharesWithinAFactor(double factor, double first, double second)
    {
        var profile = PerformanceProfile.From([[1, 3], [3, 4], [10, 5]], Direction.LowerIsBetter);

        Assert.That(profile.Share(0, factor), Is.EqualTo(first));
        Assert.That(profile.Share(1, factor), Is.EqualTo(second));
        Assert.That(profile.Furthest, Is.EqualTo(3));
    }

    [Test]
    public void Profile_HigherIsBetter_DividesTheBestByTheValue() =>
        Assert.That(PerformanceProfile.From([[0.5, 1]], Direction.HigherIsBetter).Ratios, Is.EqualTo(new[] { new[] { 2.0 }, [1.0] }));

    [Test]
    public void Profile_Failure_NeverComesWithinAFactor()
    {
        var profile = PerformanceProfile.From([[1, double.NaN], [2, 1]], Direction.LowerIsBetter);

        Assert.That(profile.Share(1, 1e9), Is.EqualTo(0.5));
        Assert.That(profile.Furthest, Is.EqualTo(2));
    }

    [Test]
    public void Profile_ValuesThatAreNotPositive_SayWhy() =>
        Assert.That(PerformanceProfile.From([[1, -2]], Direction.LowerIsBetter).Reason, Is.EqualTo("ratios need values above 0"));

    [Test]
    public void Profile_AllFailed_SaysWhy() => Assert.That(
        PerformanceProfile.From([[double.NaN, double.NaN]], Direction.LowerIsBetter).Reason, Is.EqualTo("in a block every treatment failed"));

    [Test]
    public void Profile_NoBlocks_SaysWhy() =>
        Assert.That(PerformanceProfile.From([], Direction.LowerIsBetter).Reason, Is.EqualTo("there are no blocks"));

    [Test]
    public void Profile_NeutralMetric_SaysWhy() =>
        Assert.That(PerformanceProfile.From([[1]], Direction.Neutral).Reason, Is.EqualTo("the metric has no better or worse"));
}
