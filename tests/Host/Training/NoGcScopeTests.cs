using System.Runtime;
using NebulaBench.Runtime.Memory;

namespace NebulaBench.Host.Tests.Training;

[NonParallelizable]
public sealed class CollectionPauseTests
{
    [Test]
    public void BetweenSteps_MuchAllocatedByAnotherThread_CollectsThereAndNowhereElse()
    {
        using var pause = new NoGcScope();
        int between = GC.CollectionCount(0), within = 0;
        for (int step = 0; step < 200; step++)
        {
            int before = GC.CollectionCount(0);
            pause.BetweenSteps();
            between += GC.CollectionCount(0) - before;

            before = GC.CollectionCount(0);
            Task.Run(() => Enumerable.Range(0, 1000).Sum(size => new byte[1000].Length)).GetAwaiter().GetResult();
            within += GC.CollectionCount(0) - before;
        }

        Assert.That(within, Is.Zero);
        Assert.That(between, Is.GreaterThan(1));
    }

    [Test]
    public void BetweenSteps_ManyStepsThatAllocateNothing_CollectsAfterAll()
    {
        using var pause = new NoGcScope();
        int before = GC.CollectionCount(0);
        for (int step = 0; step < 1000; step++)
        {
            pause.BetweenSteps();
        }

        Assert.That(GC.CollectionCount(0) - before, Is.InRange(15, 40));
    }

    [Test]
    public void BetweenSteps_MoreThanTheBudgetAtOnce_BeginsAgain()
    {
        using var pause = new NoGcScope();
        GC.KeepAlive(new byte[200 << 20]);

        pause.BetweenSteps();

        Assert.That(GCSettings.LatencyMode, Is.EqualTo(GCLatencyMode.NoGCRegion));
    }

    [Test]
    public void Dispose_PauseWithinAPause_LeavesTheOuterOneGoing()
    {
        using (new NoGcScope())
        {
            using (new NoGcScope())
            {
            }
            Assert.That(GCSettings.LatencyMode, Is.EqualTo(GCLatencyMode.NoGCRegion));
        }
        Assert.That(GCSettings.LatencyMode, Is.Not.EqualTo(GCLatencyMode.NoGCRegion));
    }
}
