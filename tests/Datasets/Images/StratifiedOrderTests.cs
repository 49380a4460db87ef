namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class StratifiedOrderTests
{
    // Three classes of unequal size: 100, 50 and 10 samples.
    private static readonly byte[] Labels =
        [.. Enumerable.Repeat((byte)0, 100), .. Enumerable.Repeat((byte)1, 50), .. Enumerable.Repeat((byte)2, 10)];

    [Test]
    public void Of_AnyLabels_NamesEverySampleOnce() =>
        Assert.That(StratifiedOrder.For(Labels, 1), Is.EquivalentTo(Enumerable.Range(0, Labels.Length)));

    [Test]
    public void Of_AnyBeginning_HoldsEveryClassInProportion()
    {
        int[] order = StratifiedOrder.For(Labels, 1);
        int[] sizes = [100, 50, 10];
        for (int taken = 1; taken <= order.Length; taken++)
        {
            for (byte label = 0; label < sizes.Length; label++)
            {
                int found = order.Take(taken).Count(sample => Labels[sample] == label);
                Assert.That(found, Is.EqualTo((double)taken * sizes[label] / order.Length).Within(1.5), $"class {label} of {taken}");
            }
        }
    }

    [Test]
    public void Of_SameSeed_IsTheSameOrder_OtherSeedAnother()
    {
        int[] order = StratifiedOrder.For(Labels, 1);

        Assert.That(StratifiedOrder.For(Labels, 1), Is.EqualTo(order));
        Assert.That(StratifiedOrder.For(Labels, 2), Is.Not.EqualTo(order));
    }

    [Test]
    public void Of_NoLabels_IsEmpty() => Assert.That(StratifiedOrder.For([], 1), Is.Empty);
}
