using System.Text.Json;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class NemenyiTestTests
{
    private static IEnumerable<JsonElement> Golden => ComparisonGolden.Cases("studentised_range");

    // scipy solves for the quantile by secants to some 1e-8, so its last digits are not the truth's.
    [TestCaseSource(nameof(Golden))]
    public void Quantile_GoldenLevelAndGroups_AgreesWithScipy(JsonElement golden)
    {
        double quantile = StudentizedRange.Quantile(ComparisonGolden.Number(golden, "alpha"), golden.GetProperty("k").GetInt32());

        Assert.That(quantile, Is.EqualTo(ComparisonGolden.Number(golden, "q")).Within(1e-6));
    }

    // The range of two is √2 times the size of one normal variable.
    [TestCase(0.05, 1.9599639845400545)]
    [TestCase(0.1, 1.6448536269514722)]
    [TestCase(0.01, 2.5758293035489004)]
    public void Quantile_TwoGroups_IsTheNormalOne(double alpha, double normal) =>
        Assert.That(StudentizedRange.Quantile(alpha, 2), Is.EqualTo(Math.Sqrt(2) * normal).Within(1e-9));

    [TestCase(2)]
    [TestCase(10)]
    [TestCase(50)]
    public void Probability_OfAQuantile_IsItsLevel(int groups) =>
        Assert.That(StudentizedRange.Probability(StudentizedRange.Quantile(0.1, groups), groups), Is.EqualTo(0.9).Within(1e-10));

    [Test]
    public void Probability_Zero_IsZero() => Assert.That(StudentizedRange.Probability(0, 3), Is.Zero);

    [TestCase(1)]
    [TestCase(201)]
    public void Quantile_TooFewOrTooManyGroups_IsRefused(int groups) =>
        Assert.That(() => StudentizedRange.Quantile(0.05, groups), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // The example of Demšar (2006): four classifiers on fourteen datasets.
    [TestCase(0.05, 1.25)]
    [TestCase(0.1, 1.12)]
    public void CriticalDifference_PublishedExample_Agrees(double alpha, double expected) =>
        Assert.That(NemenyiTest.CriticalDifference(4, 14, alpha).Value, Is.EqualTo(expected).Within(0.005));

    [Test]
    public void CriticalDifference_OneBlock_SaysHowManyItNeeds() =>
        Assert.That(NemenyiTest.CriticalDifference(4, 1).Reason, Is.EqualTo("it needs at least 2 blocks, and there are 1"));

    [Test]
    public void CriticalDifference_OneTreatment_SaysHowManyItNeeds() =>
        Assert.That(NemenyiTest.CriticalDifference(1, 5).Reason, Is.EqualTo("it needs at least 2 treatments, and there are 1"));

    [Test]
    public void Groups_Overlapping_AreTheLargestOnes() =>
        Assert.That(NemenyiTest.Groups([3, 1, 2, 4.5], 1.5), Is.EqualTo(new[] { new[] { 1, 2 }, [2, 0] }));

    [Test]
    public void Groups_AllWithinTheDifference_AreOne() =>
        Assert.That(NemenyiTest.Groups([1, 2, 3], 2.5), Is.EqualTo(new[] { new[] { 0, 1, 2 } }));

    [Test]
    public void Groups_AllApart_AreNone() => Assert.That(NemenyiTest.Groups([1, 2, 3], 1), Is.Empty);
}
