using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

public class AggregatedPosteriorTests
{
    [Test]
    public void Measure_TwoPosteriorsOfOneDimension_FollowsTheClosedForm()
    {
        LatentTable table = Scores.Table(1, 1, -2) with { LogVariances = [Math.Log(0.5), Math.Log(2)] };

        // E exp(−(x − y)²/2) of normal x, y whose difference has mean m and variance v is √(1/(1 + v)) exp(−m²/2(1 + v)).
        double expected = Kernel(3, 2.5) - Kernel(1, 1.5) - Kernel(-2, 3) + Kernel(0, 2);
        Assert.That(AggregatedPosteriorDiscrepancy.Measure(table).Value, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Measure_PosteriorsThatMakeUpThePrior_IsAboutZeroAndThoseFarAwayAreNot()
    {
        var random = new RandomStream(9);
        double[] means = [.. Enumerable.Range(0, 8_000).Select(_ => Math.Sqrt(0.5) * random.NextNormal())];
        LatentTable fitting = new() { Values = means, Dimension = 4, LogVariances = [.. means.Select(_ => Math.Log(0.5))] };

        Assert.That(AggregatedPosteriorDiscrepancy.Measure(fitting).Value, Is.EqualTo(0).Within(2e-3));
        Assert.That(AggregatedPosteriorDiscrepancy.Measure(Scores.Map(fitting, row => [.. row.Select(value => value + 1)])).Value, Is.GreaterThan(0.05));
    }

    [Test]
    public void Measure_DeterministicModelOrOneSample_IsUndefinedWithTheReason()
    {
        Assert.That(AggregatedPosteriorDiscrepancy.Measure(Scores.Table(1, 1, 2)).Reason, Is.EqualTo("the model has no posterior variances"));
        Assert.That(
            AggregatedPosteriorDiscrepancy.Measure(Scores.Table(2, 1, 2) with { LogVariances = [0, 0] }).Reason, Is.EqualTo("there are fewer than two samples"));
    }

    private static double Kernel(double mean, double variance) => Math.Sqrt(1 / (1 + variance)) * Math.Exp(-mean * mean / (2 * (1 + variance)));
}
