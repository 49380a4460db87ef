using NebulaBench.Randomness;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Abstractions.Tests.Objectives.Prototypes;

public sealed class NormalMixtureTests
{
    [TestCase(FittedCovariance.Diagonal)]
    [TestCase(FittedCovariance.Full)]
    public void Fit_OneComponent_HasMeanAndVariancesOfThePoints(FittedCovariance covariance)
    {
        torch.manual_seed(1);
        torch.Tensor points = torch.randn(500, 2).matmul(torch.tensor(new float[,] { { 2, 1 }, { 0, 1 } })) + 3;
        using var mixture = new GaussianMixture(1, 2);

        mixture.Fit(points, new RandomStream(1), covariance);

        Assert.That(Largest(mixture.Means[0] - points.mean([0L])), Is.LessThan(1e-5));
        Assert.That(Largest(mixture.LogVariances[0].exp() - points.var(0L, unbiased: false)), Is.LessThan(1e-4));
        Assert.That(mixture.Responsibilities(points).sum().ToDouble(), Is.EqualTo(500).Within(1e-3));
    }

    [Test]
    public void Fit_ClustersThatLieAslant_OnlyFullCovariancesFindThem()
    {
        Assert.That(DistanceToCenters(FittedCovariance.Full), Is.LessThan(0.1));
        Assert.That(DistanceToCenters(FittedCovariance.Diagonal), Is.GreaterThan(0.3), "axes that none of them has");
    }

    [Test]
    public void LogJoint_MeansFarFromTheOriginAndFromEachOther_IsAsExactAsInDoublePrecision()
    {
        torch.manual_seed(3);
        torch.Tensor means = (torch.randint(-8, 8, [4, 3]) * 4096).to_type(torch.float32) + 65536; // exact in single precision
        torch.Tensor points = means + torch.tensor(0.5f), logits = torch.zeros(4), logVariances = torch.zeros(4, 3);

        torch.Tensor single = GaussianMixture.LogJoint(points, logits, means, logVariances);
        torch.Tensor exact = -Math.Log(4) - (0.5 * 3 * (0.25 + Math.Log(2 * Math.PI))) * torch.ones(4);

        Assert.That(Largest(single.diagonal() - exact), Is.LessThan(1e-4));
    }

    [Test]
    public void Fit_PointsFarFromTheOrigin_FindsTheSameVariances()
    {
        torch.manual_seed(4);
        torch.Tensor points = torch.randn(400, 2);
        using var near = new GaussianMixture(1, 2);
        using var far = new GaussianMixture(1, 2);

        near.Fit(points, new RandomStream(1));
        far.Fit(points + 4096, new RandomStream(1));

        Assert.That(Largest(near.LogVariances - far.LogVariances), Is.LessThan(1e-3));
    }

    [Test]
    public void Fit_MorePlacesThanPoints_StaysFinite()
    {
        using var mixture = new GaussianMixture(3, 2);
        torch.Tensor points = torch.tensor(new float[,] { { 0, 0 }, { 0, 0 }, { 4, 4 }, { 4, 4 } });

        mixture.Fit(points, new RandomStream(1), FittedCovariance.Full);

        Assert.That(mixture.LogDensity(points).isfinite().all().ToBoolean(), Is.True);
    }

    // Two long clusters side by side, along the diagonal: how far a mean is from the center it is nearest to.
    private static double DistanceToCenters(FittedCovariance covariance)
    {
        torch.manual_seed(2);
        torch.Tensor side = torch.arange(2000).remainder(2).to_type(torch.float32) - 0.5f;
        torch.Tensor along = torch.randn(2000), across = (0.25f * torch.randn(2000)) + (1.9f * side);
        torch.Tensor points = torch.stack([along + across, along - across], 1) / Math.Sqrt(2);
        using var mixture = new GaussianMixture(2, 2);
        mixture.Fit(points, new RandomStream(1), covariance);
        float half = (float)(0.95 / Math.Sqrt(2));
        return SquaredDistances.Between(torch.tensor(new[,] { { half, -half }, { -half, half } }), mixture.Means).amin([1L]).max().sqrt().ToDouble();
    }

    private static double Largest(torch.Tensor difference) => difference.abs().max().ToDouble();
}
