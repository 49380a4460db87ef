using NebulaBench.Randomness;

namespace NebulaBench.Abstractions.Tests.Randomness;

[TestFixture]
internal sealed class SeedStreamTests
{
    // Computed outside this project, by FNV-1a over the purpose and SplitMix64's finalizer.
    [TestCase(3L, "noise", 7L, 7096888973374118486L)]
    [TestCase(-1L, "batch-order", 0L, 5676834919990863329L)]
    [TestCase(0L, "", 0L, 662812571484460558L)]
    public void Derive_SeedPurposeAndIndex_NeverChanges(long seed, string purpose, long index, long expected) =>
        Assert.That(new SeedStream(seed).Derive(purpose, index), Is.EqualTo(expected));

    [Test]
    public void Derive_ManySeedsPurposesAndIndices_AreAllDifferentAndNotNegative()
    {
        long[] seeds =
        [
            .. from seed in Enumerable.Range(-20, 40)
               from purpose in new[] { "", "a", "b", "ab", "ba", "noise", "batch-order" }
               from index in Enumerable.Range(0, 50)
               select new SeedStream(seed).Derive(purpose, index),
        ];

        Assert.That(seeds.Distinct().Count(), Is.EqualTo(seeds.Length));
        Assert.That(seeds, Is.All.Not.Negative);
    }

    [Test]
    public void Derive_WithoutIndex_IsTheFirst()
    {
        long first = new SeedStream(3).Derive("noise", 0);

        Assert.That(new SeedStream(3).Derive("noise"), Is.EqualTo(first));
    }

    [Test]
    public void Derive_NoPurpose_IsRefused() => Assert.Throws<ArgumentNullException>(() => new SeedStream(3).Derive(null!));

    [Test]
    public void Open_Purpose_GivesTheStreamOfItsSeed()
    {
        var seeds = new SeedStream(9);

        Assert.That(seeds.Open("noise", 2).NextBits(), Is.EqualTo(new RandomStream(seeds.Derive("noise", 2)).NextBits()));
    }

    [Test]
    public void Open_NeighboringIndices_AreUncorrelated()
    {
        var seeds = new SeedStream(1);
        const int Pairs = 20_000;
        double sum = 0;
        for (int index = 0; index < Pairs; index++)
        {
            sum += seeds.Open("noise", index).NextNormal() * seeds.Open("noise", index + 1).NextNormal();
        }

        Assert.That(sum / Pairs, Is.EqualTo(0).Within(4 / Math.Sqrt(Pairs)));
    }
}
