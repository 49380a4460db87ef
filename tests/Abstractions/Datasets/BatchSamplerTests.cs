using NebulaBench.Datasets;
using NebulaBench.Randomness;

namespace NebulaBench.Abstractions.Tests.Datasets;

[TestFixture]
internal sealed class BatchOrderTests
{
    [TestCase(10, 3, new[] { 3, 3, 3, 1 })]
    [TestCase(9, 3, new[] { 3, 3, 3 })]
    [TestCase(2, 5, new[] { 2 })]
    [TestCase(0, 5, new int[0])]
    public void Sequential_AnySize_CutsTheSamplesInOrder(long samples, int batchSize, int[] sizes)
    {
        BatchSampler order = BatchSampler.Sequential(samples, batchSize);

        Assert.That(Sizes(order), Is.EqualTo(sizes));
        Assert.That(All(order), Is.EqualTo(Enumerable.Range(0, (int)samples)));
    }

    [Test]
    public void AugmentedBy_Seeds_KeepsTheOrderAndCarriesThem()
    {
        BatchSampler plain = BatchSampler.Sequential(10, 3);
        BatchSampler augmented = plain.AugmentedBy(new SeedStream(4));

        Assert.That(plain.Augmentation, Is.Null);
        Assert.That(augmented.Augmentation, Is.EqualTo(new SeedStream(4)));
        Assert.That(All(augmented), Is.EqualTo(All(plain)));
        Assert.That(Sizes(augmented), Is.EqualTo(Sizes(plain)));
    }

    [Test]
    public void Shuffled_AllKept_CoversEverySampleOnce()
    {
        BatchSampler order = BatchSampler.Shuffled(103, 10, new RandomStream(1), dropIncomplete: false);

        Assert.That(All(order), Is.EquivalentTo(Enumerable.Range(0, 103)).And.Not.Ordered);
        Assert.That(Sizes(order), Is.EqualTo([10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 3]));
    }

    [Test]
    public void Shuffled_IncompleteDropped_HasFullBatchesOfDifferentSamples()
    {
        BatchSampler order = BatchSampler.Shuffled(103, 10, new RandomStream(1), dropIncomplete: true);

        Assert.That(Sizes(order), Is.EqualTo(Enumerable.Repeat(10, 10)));
        Assert.That(All(order), Is.Unique.And.All.InRange(0, 102));
    }

    [Test]
    public void Shuffled_FewerSamplesThanABatch_KeepsThemAll() =>
        Assert.That(Sizes(BatchSampler.Shuffled(7, 10, new RandomStream(1), dropIncomplete: true)), Is.EqualTo([7]));

    [Test]
    public void Shuffled_SameStream_IsTheSameOrder_OtherStreamAnother()
    {
        long[] order = BatchSampler.Shuffled(50, 8, new RandomStream(1), dropIncomplete: false).Indices;

        Assert.That(BatchSampler.Shuffled(50, 8, new RandomStream(1), dropIncomplete: false).Indices, Is.EqualTo(order));
        Assert.That(BatchSampler.Shuffled(50, 8, new RandomStream(2), dropIncomplete: false).Indices, Is.Not.EqualTo(order));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Shuffled_InUsedMemory_IsTheOrderThatNewMemoryGives(bool dropIncomplete)
    {
        var memory = new long[53];
        BatchSampler.Shuffled(memory, 8, new RandomStream(1), dropIncomplete);
        long[] again = BatchSampler.Shuffled(memory, 8, new RandomStream(2), dropIncomplete).Indices;

        Assert.That(again, Is.EqualTo(BatchSampler.Shuffled(53, 8, new RandomStream(2), dropIncomplete).Indices));
        Assert.That(ReferenceEquals(again, memory), Is.Not.EqualTo(dropIncomplete));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Sequential_BatchSizeNotPositive_IsRefused(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchSampler.Sequential(10, batchSize));

    [TestCase(0)]
    [TestCase(-1)]
    public void Shuffled_BatchSizeNotPositive_IsRefused(int batchSize) => Assert.Throws<ArgumentOutOfRangeException>(
        () => BatchSampler.Shuffled(10, batchSize, new RandomStream(1), dropIncomplete: true));

    private static int[] Sizes(BatchSampler order) => [.. Enumerable.Range(0, order.Batches).Select(batch => order[batch].Length)];

    private static long[] All(BatchSampler order) =>
        [.. Enumerable.Range(0, order.Batches).SelectMany(batch => order[batch].ToArray())];
}
