using NebulaBench.Randomness;

namespace NebulaBench.Abstractions.Tests.Randomness;

[TestFixture]
internal sealed class RandomStreamTests
{
    // Computed outside this project by a separate implementation of SplitMix64 and xoshiro256**, itself checked on the generators'
    // known sequences (xoshiro256** from the state 1, 2, 3, 4 begins with 11520, 0, 1509978240, 1215971899390074240).
    [TestCase(0L, new[] { 0x99ec5f36cb75f2b4UL, 0xbf6e1f784956452aUL, 0x1a5f849d4933e6e0UL, 0x6aa594f1262d2d2cUL, 0xbba5ad4a1f842e59UL })]
    [TestCase(42L, new[] { 0x15780b2e0c2ec716UL, 0x6104d9866d113a7eUL, 0xae17533239e499a1UL, 0xecb8ad4703b360a1UL, 0xfde6dc7fe2ec5e64UL })]
    [TestCase(-1L, new[] { 0x8f5520d52a7ead08UL, 0xc476a018caa1802dUL, 0x81de31c0d260469eUL, 0xbf658d7e065f3c2fUL, 0x913593fda1bca32aUL })]
    public void NextBits_OfASeed_FollowTheReferenceGenerator(long seed, ulong[] expected)
    {
        var random = new RandomStream(seed);

        Assert.That(expected.Select(_ => random.NextBits()).ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void NextDouble_OfBits_IsTheirUpper53AsAFraction()
    {
        var random = new RandomStream(0);

        Assert.That(random.NextDouble(), Is.EqualTo((0x99ec5f36cb75f2b4UL >> 11) / Math.Pow(2, 53)));
    }

    [Test]
    public void NextDouble_Many_AreUniform()
    {
        var random = new RandomStream(11);
        const int Draws = 100_000, Bins = 20;
        var counts = new int[Bins];
        for (int draw = 0; draw < Draws; draw++)
        {
            double value = random.NextDouble();
            Assert.That(value, Is.GreaterThanOrEqualTo(0).And.LessThan(1));
            counts[(int)(value * Bins)]++;
        }

        Assert.That(ChiSquare(counts, Draws), Is.LessThan(43.8)); // the 0.999 quantile for 19 degrees of freedom
    }

    [Test]
    public void NextDouble_WithBounds_StaysBetweenThem()
    {
        var random = new RandomStream(12);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble(-3, 5))];

        Assert.That(values, Is.All.GreaterThanOrEqualTo(-3).And.All.LessThan(5));
        Assert.That(values.Average(), Is.EqualTo(1).Within(0.1));
    }

    [Test]
    public void NextInt_Many_AreUniform()
    {
        var random = new RandomStream(13);
        const int Draws = 70_000, Bound = 7;
        var counts = new int[Bound];
        for (int draw = 0; draw < Draws; draw++)
        {
            counts[random.NextInt(Bound)]++;
        }

        Assert.That(ChiSquare(counts, Draws), Is.LessThan(22.5)); // the 0.999 quantile for 6 degrees of freedom
    }

    [TestCase(0)]
    [TestCase(-4)]
    public void NextInt_BoundNotPositive_IsRefused(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextInt(bound));

    [Test]
    public void NextNormal_Many_HaveTheMomentsOfTheNormalDistribution()
    {
        var random = new RandomStream(14);
        const int Draws = 100_000;
        double[] values = [.. Enumerable.Range(0, Draws).Select(_ => random.NextNormal())];

        // Four standard errors each: 1/√n, √2/√n, √15/√n, √96/√n.
        Assert.Multiple(() =>
        {
            Assert.That(values.Average(), Is.EqualTo(0).Within(4 / Math.Sqrt(Draws)));
            Assert.That(values.Average(value => Math.Pow(value, 2)), Is.EqualTo(1).Within(4 * Math.Sqrt(2.0 / Draws)));
            Assert.That(values.Average(value => Math.Pow(value, 3)), Is.EqualTo(0).Within(4 * Math.Sqrt(15.0 / Draws)));
            Assert.That(values.Average(value => Math.Pow(value, 4)), Is.EqualTo(3).Within(4 * Math.Sqrt(96.0 / Draws)));
        });
    }

    [Test]
    public void Shuffle_Items_KeepsEachOnce()
    {
        int[] items = [.. Enumerable.Range(0, 1000)];
        new RandomStream(15).Shuffle<int>(items);

        Assert.That(items, Is.EquivalentTo(Enumerable.Range(0, 1000)).And.Not.Ordered);
    }

    [Test]
    public void Shuffle_ThreeItems_GivesEveryOrderAsOften()
    {
        var random = new RandomStream(16);
        const int Draws = 60_000;
        var counts = new Dictionary<string, int>();
        for (int draw = 0; draw < Draws; draw++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle<char>(items);
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.That(counts, Has.Count.EqualTo(6));
        Assert.That(ChiSquare([.. counts.Values], Draws), Is.LessThan(20.5)); // the 0.999 quantile for 5 degrees of freedom
    }

    private static double ChiSquare(int[] counts, int draws)
    {
        double expected = (double)draws / counts.Length;
        return counts.Sum(count => Math.Pow(count - expected, 2) / expected);
    }
}
