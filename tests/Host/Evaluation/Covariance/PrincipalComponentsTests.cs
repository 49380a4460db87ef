using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

public class PrincipalComponentsTests
{
    // On the line through (1, 2) along (3, 4) / 5, at −10, −5, 0, 5, 10, and at ± 1 across it from its middle.
    private static readonly double[] Cross = [-5, -6, -2, -2, 1, 2, 4, 6, 7, 10, 1.8, 1.4, 0.2, 2.6];

    [Test]
    public void Project_PointsOnACross_GivesDistancesAlongItsAxes()
    {
        double[][] projected = PrincipalComponents.Fit(Cross, 2).Project(Cross);

        Assert.That(projected[0], Is.EqualTo(new double[] { -10, -5, 0, 5, 10, 0, 0 }).Within(1e-12));
        Assert.That(projected[1], Is.EqualTo(new double[] { 0, 0, 0, 0, 0, 1, -1 }).Within(1e-12));
    }

    [Test]
    public void Shares_PointsOnACross_AreThoseOfTheSquaredDistances()
    {
        IReadOnlyList<double> shares = PrincipalComponents.Fit(Cross, 2).Shares;

        Assert.That(shares, Is.EqualTo(new[] { 250.0 / 252, 2.0 / 252 }).Within(1e-12));
    }

    [Test]
    public void Project_MirroredPoints_KeepsTheOrientationOfAxes()
    {
        double[] mirrored = Array.ConvertAll(Cross, value => -value);

        double[][] projected = PrincipalComponents.Fit(mirrored, 2).Project(mirrored);

        Assert.That(projected[0], Is.EqualTo(new double[] { 10, 5, 0, -5, -10, 0, 0 }).Within(1e-12));
    }

    [Test]
    public void Fit_OneDimension_HasAnEmptySecondDirection()
    {
        PrincipalComponents line = PrincipalComponents.Fit([1, 3], 1);

        Assert.That(line.Project([1, 3]), Is.EqualTo(new[] { new double[] { -1, 1 }, [0, 0] }));
        Assert.That(line.Shares, Is.EqualTo(new double[] { 1, 0 }));
    }

    [Test]
    public void Fit_EqualPoints_HasNoVarianceToShare()
    {
        PrincipalComponents point = PrincipalComponents.Fit([2, 3, 2, 3], 2);

        Assert.That(point.Shares, Is.EqualTo(new double[] { 0, 0 }));
        Assert.That(point.Project([2, 3]), Is.EqualTo(new[] { new double[] { 0 }, [0] }));
    }
}
