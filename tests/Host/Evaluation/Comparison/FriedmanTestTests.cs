using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class FriedmanTestTests
{
    private static IEnumerable<JsonElement> Golden => ComparisonGolden.Cases("friedman");

    [TestCaseSource(nameof(Golden))]
    public void Of_GoldenBlocks_AgreesWithScipy(JsonElement golden)
    {
        var test = FriedmanTest.From([.. golden.GetProperty("blocks").EnumerateArray().Select(GoldenFiles.Numbers)]);

        Assert.That(test.Ranks, Is.EqualTo(ComparisonGolden.Numbers(golden, "ranks")).Within(1e-12));
        ComparisonGolden.AssertEqual(test.ChiSquared, ComparisonGolden.Number(golden, "chi_squared"), ComparisonGolden.Number(golden, "p"));
        ComparisonGolden.AssertEqual(test.ImanDavenport, ComparisonGolden.Number(golden, "f"), ComparisonGolden.Number(golden, "f_p"));
    }

    [Test]
    public void Of_HigherIsBetter_RanksTheLargestFirst() =>
        Assert.That(FriedmanTest.From([[1, 2, 3], [1, 3, 2]], Direction.HigherIsBetter).Ranks, Is.EqualTo(new[] { 3, 1.5, 1.5 }));

    [Test]
    public void Of_TwoTreatments_SaysHowManyItNeeds()
    {
        var test = FriedmanTest.From([[1, 2], [3, 4], [5, 6]]);

        Assert.That(test.ChiSquared.PValue, Is.Null);
        Assert.That(test.ChiSquared.Reason, Is.EqualTo("it needs at least 3 treatments, and there are 2"));
        Assert.That(test.Ranks, Is.EqualTo(new[] { 1.0, 2.0 }), "ranks need no test");
    }

    [Test]
    public void Of_OneBlock_SaysHowManyItNeeds() =>
        Assert.That(FriedmanTest.From([[1, 2, 3]]).ImanDavenport.Reason, Is.EqualTo("it needs at least 2 blocks, and there are 1"));

    [Test]
    public void Of_NoBlocks_SaysHowManyItNeeds() =>
        Assert.That(FriedmanTest.From([]).ChiSquared.Reason, Is.EqualTo("it needs at least 3 treatments, and there are 0"));

    [Test]
    public void Of_AllTies_IsUndefined() =>
        Assert.That(FriedmanTest.From([[1, 1, 1], [2, 2, 2]]).ChiSquared.Reason, Is.EqualTo("all treatments are equal in every block"));

    [Test]
    public void Of_MissingCell_IsUndefined()
    {
        var test = FriedmanTest.From([[1, double.NaN, 1], [2, 2, 2]]);

        Assert.That(test.ChiSquared.Reason, Is.EqualTo("a treatment has no value in a block"));
        Assert.That(test.Ranks, Is.Empty);
    }

    [Test]
    public void Of_SameOrderEverywhere_HasChiSquaredButNoFiniteF()
    {
        var test = FriedmanTest.From([[1, 2, 3], [1, 2, 3], [1, 2, 3]]);

        Assert.That(test.ChiSquared.PValue, Is.EqualTo(Math.Exp(-3)).Within(1e-12), "χ² = 6 with 2 degrees of freedom");
        Assert.That(test.ImanDavenport.Reason, Is.EqualTo("all blocks have the very same order, for which F is infinite"));
    }
}
