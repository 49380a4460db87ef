using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Host.Tests.Evaluation.Comparison;

public class ConfidenceIntervalTests
{
    // Values of the usual printed tables, two-sided.
    [TestCase(1, 0.95, 12.706)]
    [TestCase(2, 0.95, 4.303)]
    [TestCase(4, 0.95, 2.776)]
    [TestCase(9, 0.95, 2.262)]
    [TestCase(30, 0.95, 2.042)]
    [TestCase(4, 0.99, 4.604)]
    [TestCase(1, 0.90, 6.314)]
    public void Quantile_TabulatedValue_Agrees(int degreesOfFreedom, double level, double expected) =>
        Assert.That(ConfidenceInterval.Quantile(degreesOfFreedom, level), Is.EqualTo(expected).Within(0.0005));

    [Test]
    public void OfMean_ThreeValues_IsTheTextbookInterval()
    {
        // Mean 2, standard deviation 1: 4.302652730 / √3.
        ConfidenceInterval interval = ConfidenceInterval.OfMean([1, 2, 3]);

        Assert.That((interval.Count, interval.Mean), Is.EqualTo((3, 2.0)));
        Assert.That(interval.HalfWidth, Is.EqualTo(2.484137712).Within(1e-8));
    }

    [Test]
    public void OfMean_TwoValues_IsWide() =>
        Assert.That(ConfidenceInterval.OfMean([0, 2]).HalfWidth, Is.EqualTo(12.706204736).Within(1e-7));

    [Test]
    public void OfMean_OneValue_HasNoInterval() =>
        Assert.That(ConfidenceInterval.OfMean([0.5]), Is.EqualTo(new ConfidenceInterval(1, 0.5, null)));

    [Test]
    public void OfMean_EqualValues_HasWidthZero() =>
        Assert.That(ConfidenceInterval.OfMean([7, 7, 7]), Is.EqualTo(new ConfidenceInterval(3, 7, 0)));

    [Test]
    public void OfMean_NoValues_IsRefused() =>
        Assert.That(() => ConfidenceInterval.OfMean([]), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
