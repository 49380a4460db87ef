using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

public sealed class MutualInformationTests
{
    [Test]
    public void Estimate_PosteriorsFarApart_IsTheLogarithmOfTheirNumber() =>
        Assert.That(Value([.. Enumerable.Range(0, 50).Select(i => 100.0 * i)], 0), Is.EqualTo(Math.Log(50)).Within(1e-9));

    [Test]
    public void Estimate_CollapsedPosteriors_IsZero() => Assert.That(Value(new double[200], 0), Is.Zero.Within(1e-9));

    [TestCase(0.5)]
    [TestCase(1.0)]
    [TestCase(2.0)]
    public void Estimate_GaussianChannel_IsNearItsCapacity(double noise)
    {
        // x ~ N(0, 1), z = x + noise · ε: ½ ln(1 + 1/noise²) nats.
        var random = new RandomStream(3);
        double[] means = [.. Enumerable.Range(0, 2_000).Select(_ => random.NextNormal())];

        Assert.That(Value(means, 2 * Math.Log(noise)), Is.EqualTo(0.5 * Math.Log(1 + (1 / (noise * noise)))).Within(0.05));
    }

    [Test]
    public void Estimate_Twice_IsTheSameOnAnyNumberOfThreads()
    {
        LatentTable table = Table([.. Enumerable.Range(0, 300).Select(i => i / 30.0)], -1);

        Assert.That(Threads.Run(4, () => MutualInformation.Estimate(table)), Is.EqualTo(Threads.Run(1, () => MutualInformation.Estimate(table))));
    }

    [Test]
    public void Estimate_WithoutVariances_IsUndefined() =>
        Assert.That(MutualInformation.Estimate(Scores.Table(1, 1, 2, 3)).Reason, Is.EqualTo("the model has no posterior variances"));

    private static double Value(double[] means, double logVariance) => MutualInformation.Estimate(Table(means, logVariance)).Value!.Value;

    private static LatentTable Table(double[] means, double logVariance) =>
        Scores.Table(1, means) with { LogVariances = [.. means.Select(_ => logVariance)] };
}
