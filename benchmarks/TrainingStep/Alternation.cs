namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Several ways timed in turns; who goes first changes with every round, so that a drift of the machine's speed favors none.</summary>
internal static class Alternation
{
    /// <summary>The timings of two ways in the rounds after one to warm up.</summary>
    public static IReadOnlyList<(Timing First, Timing Second)> For(int rounds, Func<Timing> first, Func<Timing> second) =>
        [.. For(rounds, [first, second]).Select(timings => (timings[0], timings[1]))];

    /// <summary>The timings of all ways, in their order, in each of the rounds after one to warm up.</summary>
    public static IReadOnlyList<Timing[]> For(int rounds, IReadOnlyList<Func<Timing>> ways)
    {
        List<Timing[]> all = [];
        for (int round = 0; round <= rounds; round++)
        {
            var timings = new Timing[ways.Count];
            IEnumerable<int> order = Enumerable.Range(0, ways.Count);
            foreach (int way in round % 2 == 0 ? order : order.Reverse())
            {
                timings[way] = ways[way]();
            }
            if (round > 0)
            {
                all.Add(timings);
            }
        }
        return all;
    }
}
