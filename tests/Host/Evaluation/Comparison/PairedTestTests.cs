using System.Text.Json;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class PairedTestTests
{
    private static IEnumerable<JsonElement> Ranks => ComparisonGolden.Cases("rankdata");

    private static IEnumerable<JsonElement> Wilcoxon => ComparisonGolden.Cases("wilcoxon");

    private static IEnumerable<JsonElement> Paired => ComparisonGolden.Cases("paired");

    private static IEnumerable<JsonElement> Welch => ComparisonGolden.Cases("welch");

    private static IEnumerable<JsonElement> Holm => ComparisonGolden.Cases("holm");

    [TestCaseSource(nameof(Ranks))]
    public void AverageRanks_GoldenValues_AgreeWithScipy(JsonElement golden) => Assert.That(
        AverageRanks.For(ComparisonGolden.Numbers(golden, "values")), Is.EqualTo(ComparisonGolden.Numbers(golden, "ranks")));

    [Test]
    public void TieSum_GroupsOfTwoAndThree_IsThirty() => Assert.That(AverageRanks.TieSum([1, 2, 1, 3, 3, 3]), Is.EqualTo(6 + 24));

    [TestCaseSource(nameof(Wilcoxon))]
    public void Wilcoxon_GoldenDifferences_AgreeWithScipy(JsonElement golden)
    {
        TestOutcome test = WilcoxonTest.OfDifferences(ComparisonGolden.Numbers(golden, "differences"));

        ComparisonGolden.AssertEqual(test, ComparisonGolden.Number(golden, "statistic"), ComparisonGolden.Number(golden, "p"));
        Assert.That(test.Method, Does.EndWith(golden.GetProperty("exact").GetBoolean() ? "exact" : "normal approximation"));
    }

    [Test]
    public void Wilcoxon_EqualPairs_IsUndefined() =>
        Assert.That(WilcoxonTest.For([1, 2], [1, 2]).Reason, Is.EqualTo("the values of every pair are equal"));

    [Test]
    public void Wilcoxon_NoPairs_IsUndefined() => Assert.That(WilcoxonTest.For([], []).Reason, Is.EqualTo("there are no pairs"));

    [Test]
    public void Wilcoxon_MissingValue_IsUndefined() =>
        Assert.That(WilcoxonTest.For([1, double.NaN], [1, 2]).Reason, Is.EqualTo("a value of a pair is missing"));

    [Test]
    public void Wilcoxon_OtherLengths_IsUndefined() =>
        Assert.That(WilcoxonTest.For([1, 2], [1]).Reason, Is.EqualTo("the values are not paired"));

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(6)]
    public void WilcoxonLeastPValue_AllDifferencesPositive_IsReached(int pairs) => Assert.That(
        WilcoxonTest.OfDifferences([.. Enumerable.Range(1, pairs).Select(size => (double)size)]).PValue,
        Is.EqualTo(WilcoxonTest.LeastPValue(pairs)));

    [TestCaseSource(nameof(Paired))]
    public void Paired_GoldenValues_AgreeWithScipy(JsonElement golden) => ComparisonGolden.AssertEqual(
        StudentTests.Paired(ComparisonGolden.Numbers(golden, "a"), ComparisonGolden.Numbers(golden, "b")),
        ComparisonGolden.Number(golden, "t"),
        ComparisonGolden.Number(golden, "p"));

    [TestCaseSource(nameof(Welch))]
    public void Welch_GoldenValues_AgreeWithScipy(JsonElement golden) => ComparisonGolden.AssertEqual(
        StudentTests.Welch(ComparisonGolden.Numbers(golden, "a"), ComparisonGolden.Numbers(golden, "b")),
        ComparisonGolden.Number(golden, "t"),
        ComparisonGolden.Number(golden, "p"));

    [Test]
    public void Student_OneValue_IsUndefined()
    {
        Assert.That(StudentTests.Paired([1], [2]).Reason, Is.EqualTo("it needs at least 2 values on either side"));
        Assert.That(StudentTests.Welch([1, 2], [2]).Reason, Is.EqualTo("it needs at least 2 values on either side"));
    }

    [Test]
    public void Student_ValuesThatDoNotVary_AreUndefined()
    {
        const string Reason = "the values do not vary, so that chance cannot be told from a difference";
        Assert.That(StudentTests.Paired([1, 2, 3], [2, 3, 4]).Reason, Is.EqualTo(Reason));
        Assert.That(StudentTests.Welch([0.1, 0.1, 0.1], [0.7, 0.7, 0.7]).Reason, Is.EqualTo(Reason));
    }

    [Test]
    public void Student_MissingValue_IsUndefined()
    {
        Assert.That(StudentTests.Paired([1, double.NaN], [2, 4]).Reason, Is.EqualTo("a value is missing"));
        Assert.That(StudentTests.Welch([1, double.NaN], [2, 4]).Reason, Is.EqualTo("a value is missing"));
    }

    [TestCaseSource(nameof(Holm))]
    public void Holm_GoldenFamily_Agrees(JsonElement golden)
    {
        double?[] family = [.. ComparisonGolden.Numbers(golden, "p").Select(p => (double?)p)];

        Assert.That(HolmCorrection.Adjust(family), Is.EqualTo(ComparisonGolden.Numbers(golden, "adjusted")).Within(1e-15));
    }

    [Test]
    public void Holm_UndefinedTest_IsNoMemberOfTheFamily() =>
        Assert.That(HolmCorrection.Adjust([0.01, null, 0.02]), Is.EqualTo(new double?[] { 0.02, null, 0.02 }));
}
