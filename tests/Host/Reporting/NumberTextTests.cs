using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Tests.Reporting;

[SetCulture("de-DE")]
public class NumberTextTests
{
    [TestCase(0.69312, 0.01249, "0.693 ± 0.012")]
    [TestCase(0, 0, "0.000 ± 0.000")]
    [TestCase(81.4567, 1.2, "81.46 ± 1.20")]
    [TestCase(0.5, 12.7062, "0.50 ± 12.71")]
    [TestCase(123.456, 0.2, "123.5 ± 0.2")]
    [TestCase(1134272, 0, "1,134,272 ± 0")]
    [TestCase(-0.25, null, "-0.250")]
    [TestCase(1.5e-5, null, "1.5E-005")]
    [TestCase(2.5e11, null, "2.50E+011")]
    public void Mean_OfSomeSize_HasFourDigitsOrSo(double mean, double? halfWidth, string expected) =>
        Assert.That(NumberText.Mean(mean, halfWidth), Is.EqualTo(expected));

    [TestCase(3, 0, "3")]
    [TestCase(3.5, 1.25, "3.500 ± 1.250")]
    [TestCase(4, null, "4")]
    [TestCase(1134272, 0, "1,134,272")]
    public void Mean_OfCounts_HasDecimalsOnlyWhereNeeded(double mean, double? halfWidth, string expected) =>
        Assert.That(NumberText.Mean(mean, halfWidth, count: true), Is.EqualTo(expected));

    [TestCase(-2.5, "−2.5")]
    [TestCase(-1e-17, "0")]
    [TestCase(1000, "1000")]
    public void Tick_OfAnAxis_HasARealMinus(double value, string expected) => Assert.That(NumberText.Tick(value), Is.EqualTo(expected));

    [Test]
    public void Exact_AnyNumber_ReadsBackTheSame() =>
        Assert.That(NumberText.Exact(0.1 + 0.2), Is.EqualTo("0.30000000000000004"));
}
