using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>The Fréchet distance between Gaussians.</summary>
public class FrechetDistanceTests
{
    private static readonly LatentTable Table = Scores.Skewed(80, 4, 9);

    [Test]
    public void Between_ATableAndItself_IsZero() =>
        Assert.That(FrechetDistance.Between(Table, Table).Value, Is.Zero.Within(1e-11));

    [Test]
    public void Between_AMovedCopy_IsTheSquaredShift()
    {
        LatentTable moved = Scores.Map(Table, row => [row[0] + 3, row[1], row[2] - 4, row[3]]);
        Assert.That(FrechetDistance.Between(Table, moved).Value, Is.EqualTo(25).Within(1e-10));
    }

    [Test]
    public void Between_AScaledCopy_IsTheDifferenceOfDeviations()
    {
        LatentTable scaled = Scores.Map(Table, row => [.. row.Select(value => 3 * value)]);
        Moments moments = Moments.From(Table);
        double expected = Enumerable.Range(0, 4).Sum(j => 4 * ((moments.Mean[j] * moments.Mean[j]) + moments.Covariance[j, j]));
        Assert.That(FrechetDistance.Between(Table, scaled).Value, Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    public void Between_SingularCovariances_KeepsFullPrecision()
    {
        // Both sets on a line in ten dimensions; a root of eigenvalues of the product would leave errors of some 1e-7.
        LatentTable a = Scores.Map(Table, row => [.. Enumerable.Range(1, 10).Select(j => row[0] * j)]);
        Assert.That(FrechetDistance.Between(a, a).Value, Is.Zero.Within(1e-9));
    }

    [Test]
    public void Between_SetsOfDifferentSize_UsesEvenlySpacedRowsOfTheLarger()
    {
        LatentTable everyOther = Scores.Reorder(Table, [.. Enumerable.Range(0, 40).Select(i => 2 * i)]);
        Assert.That(FrechetDistance.Between(Table, everyOther).Value, Is.Zero.Within(1e-11));
    }

    [Test]
    public void Between_OneSample_IsUndefinedWithAReason() => Assert.That(
        FrechetDistance.Between(Table, Scores.Reorder(Table, [0])).Reason,
        Is.EqualTo("a covariance needs two samples, there is 1"));

    [Test]
    public void Between_OtherDimensions_IsUndefinedWithAReason() => Assert.That(
        FrechetDistance.Between(Table, Scores.Table(1, 1, 2, 3)).Reason,
        Is.EqualTo("the sets have 4 and 1 dimensions"));
}
