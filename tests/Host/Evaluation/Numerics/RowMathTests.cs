using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

public sealed class RowMathTests
{
    [Test]
    public void EverySum_AnyLength_EqualsTheNaiveSum([Values(0, 1, 7, 8, 9, 31)] int length)
    {
        double[] x = [.. Enumerable.Range(0, length).Select(i => Math.Sin(i + 1))];
        double[] y = [.. Enumerable.Range(0, length).Select(i => Math.Cos(3 * i))];
        double[] sum = [.. y];
        RowMath.AddScaled(sum, x, 2);
        Assert.Multiple(() =>
        {
            Assert.That(RowMath.Dot(x, y), Is.EqualTo(x.Zip(y, (a, b) => a * b).Sum()).Within(1e-13));
            Assert.That(RowMath.SquaredDistance(x, y), Is.EqualTo(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum()).Within(1e-13));
            Assert.That(RowMath.SquaredNorm(x), Is.EqualTo(x.Sum(a => a * a)).Within(1e-13));
            Assert.That(RowMath.SumOfRoots([.. x.Select(Math.Abs)]), Is.EqualTo(x.Sum(a => Math.Sqrt(Math.Abs(a)))).Within(1e-13));
            Assert.That(sum, Is.EqualTo(x.Zip(y, (a, b) => b + (2 * a))).Within(1e-13));
        });
    }

    [Test]
    public void Means_Table_AreTheColumnsMeans() =>
        Assert.That(RowMath.Means([1, 10, 3, 20], 2), Is.EqualTo(new[] { 2.0, 15.0 }));
}
