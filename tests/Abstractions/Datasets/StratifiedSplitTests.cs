using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Abstractions.Tests.Datasets;

public sealed class HoldOutTests
{
    // 60 samples of class 0, 30 of class 1, 10 of class 2.
    private static readonly int[] Samples = [.. Enumerable.Range(0, 100)];

    [Test]
    public void Of_Share_HoldsOutEveryClassInProportion()
    {
        (IReadOnlyList<int> remaining, IReadOnlyList<int> heldOut) = StratifiedSplit.For(Samples, Label, 0.2, seed: 1);

        Assert.Multiple(() =>
        {
            Assert.That(remaining.Concat(heldOut), Is.EquivalentTo(Samples));
            Assert.That(heldOut.CountBy(Label).OrderBy(entry => entry.Key).Select(entry => entry.Value), Is.EqualTo(new[] { 12, 6, 2 }));
            Assert.That(remaining, Is.Ordered);
            Assert.That(heldOut, Is.Ordered);
        });
    }

    [Test]
    public void Of_SmallerShare_HoldsOutSomeOfTheSame() => Assert.That(
        StratifiedSplit.For(Samples, Label, 0.3, seed: 1).HeldOut, Is.SupersetOf(StratifiedSplit.For(Samples, Label, 0.1, seed: 1).HeldOut));

    [Test]
    public void Of_AnotherSeed_HoldsOutOthers() => Assert.That(
        StratifiedSplit.For(Samples, Label, 0.2, seed: 2).HeldOut, Is.Not.EqualTo(StratifiedSplit.For(Samples, Label, 0.2, seed: 1).HeldOut));

    private static long Label(int sample) => sample < 60 ? 0 : sample < 90 ? 1 : 2;
}
