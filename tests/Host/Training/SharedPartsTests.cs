using NebulaBench.Host.Training;

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
        var shared = new SharedParts((part, _) =>
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
            shared.Do(parts);
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(counts, Is.All.EqualTo(Rounds));
    }

    [Test]
    public void Do_AnotherNumberOfPartsInEachRound_DoesEachPartOnce()
    {
        const int Rounds = 20_000, Most = 7;
        var counts = new int[Most];
        var shared = new SharedParts((part, _) => Interlocked.Increment(ref counts[part]));

        for (int round = 0; round < Rounds; round++)
        {
            shared.Do(1 + (round % Most));
        }

        Assert.That(counts, Is.EqualTo(Enumerable.Range(0, Most).Select(part => Enumerable.Range(0, Rounds).Count(round => part <= round % Most))));
    }

    [Test]
    public void Do_ThreadsOfThePoolAreBusy_EndsAllTheSame()
    {
        using var released = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out int threads, out _);
        Task[] busy = [.. Enumerable.Range(0, 4 * threads).Select(_ => Task.Run(released.Wait))];
        int done = 0;

        new SharedParts((_, _) => Interlocked.Increment(ref done)).Do(5);

        released.Set();
        Task.WaitAll(busy);
        Assert.That(done, Is.EqualTo(5));
    }
}
