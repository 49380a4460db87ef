using NebulaBench.Runtime.Kernels;

namespace NebulaBench.Host.Tests.Training;

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
        var shared = new ParallelWorkItem((part, _) =>
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
            shared.Do(length: parts, share: 1, threads: parts);
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(counts, Is.All.EqualTo(Rounds));
    }

    [Test]
    public void Do_AnotherNumberOfPartsInEachRound_DoesEachPartOnce()
    {
        const int Rounds = 20_000, Most = 7;
        var counts = new int[Most];
        var shared = new ParallelWorkItem((part, _) => Interlocked.Increment(ref counts[part]));

        for (int round = 0; round < Rounds; round++)
        {
            shared.Do(length: 1 + (round % Most), share: 1, threads: Most);
        }

        Assert.That(counts, Is.EqualTo(Enumerable.Range(0, Most).Select(part => Enumerable.Range(0, Rounds).Count(round => part <= round % Most))));
    }

    [TestCase(100, 10, 3, 3)]
    [TestCase(100, 40, 3, 2)]
    [TestCase(100, 1_000, 3, 1)]
    [TestCase(2, 1, 7, 2)]
    [TestCase(0, 1, 7, 1)]
    public void Do_ARow_IsCutIntoAsManyPartsAsAreWorthAThread(int length, int share, int threads, int parts)
    {
        var done = new System.Collections.Concurrent.ConcurrentBag<(long From, long To)>();

        new ParallelWorkItem((from, to) => done.Add((from, to))).Do(length, share, threads);

        Assert.That(done, Has.Count.EqualTo(parts));
        Assert.That(
            done.SelectMany(part => Enumerable.Range((int)part.From, (int)(part.To - part.From))).Order(), Is.EqualTo(Enumerable.Range(0, length)),
            "each place once");
    }

    [Test]
    public void Do_ThreadsOfThePoolAreBusy_EndsAllTheSame()
    {
        using var released = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out int threads, out _);
        Task[] busy = [.. Enumerable.Range(0, 4 * threads).Select(_ => Task.Run(released.Wait))];
        int done = 0;

        new ParallelWorkItem((_, _) => Interlocked.Increment(ref done)).Do(length: 5, share: 1, threads: 5);

        released.Set();
        Task.WaitAll(busy);
        Assert.That(done, Is.EqualTo(5));
    }
}
