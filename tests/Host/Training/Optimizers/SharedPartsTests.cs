using NebulaBench.Host.Training.Optimizers;

namespace NebulaBench.Host.Tests.Training.Optimizers;

public sealed class SharedPartsTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void Do_ManyRounds_DoesEachPartOnceInEach(int parts)
    {
        const int Rounds = 20_000;
        var counts = new int[parts];
        int round = 0;
        var wrong = new List<string>();
        var shared = new SharedParts(parts, part =>
        {
            if (Interlocked.Increment(ref counts[part]) != Volatile.Read(ref round))
            {
                lock (wrong)
                {
                    wrong.Add($"part {part} in round {round}");
                }
            }
        });

        while (round < Rounds)
        {
            round++;
            shared.Do();
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(counts, Is.All.EqualTo(Rounds));
    }

    [Test]
    public void Do_ThreadsOfThePoolAreBusy_EndsAllTheSame()
    {
        using var released = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out int threads, out _);
        Task[] busy = [.. Enumerable.Range(0, 4 * threads).Select(_ => Task.Run(released.Wait))];
        int done = 0;

        new SharedParts(5, _ => Interlocked.Increment(ref done)).Do();

        released.Set();
        Task.WaitAll(busy);
        Assert.That(done, Is.EqualTo(5));
    }
}
