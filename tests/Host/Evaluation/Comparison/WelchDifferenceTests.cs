using NebulaBench.Host.Evaluation.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class WelchDifferenceTests
{
    private static readonly double[] Few = [1, 2, 3, 4], Spread = [2, 4, 6, 9];

    // The density of Student's t integrated by Simpson's rule with 200,000 steps.
    [Test]
    public void Probability_TwoSamples_IsTheTailOfStudentsT()
    {
        Assert.That(WelchDifference.Probability(Few, Spread), Is.EqualTo(0.16470207962805).Within(1e-9));
        Assert.That(
            WelchDifference.Probability([0.724, 0.749, 0.723], [0.624, 0.602, 0.609]), Is.EqualTo(0.00051039815825).Within(1e-9));
    }

    [Test]
    public void Probability_SamplesSwapped_IsTheSame() => Assert.That(
        WelchDifference.Probability(Few, Spread), Is.EqualTo(WelchDifference.Probability(Spread, Few)));

    [Test]
    public void Probability_OneValue_IsUnknown() => Assert.That(WelchDifference.Probability([1], Few), Is.Null);

    [Test]
    public void Probability_NoSpread_IsOneForEqualMeansAndZeroForOthers()
    {
        Assert.That(WelchDifference.Probability([2, 2], [2, 2]), Is.EqualTo(1));
        Assert.That(WelchDifference.Probability([2, 2], [3, 3]), Is.EqualTo(0));
    }
}
