namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Two ways of doing the same, timed in turns; who goes first changes with every round, so that a drift of the machine's speed favours neither.</summary>
internal static class Alternation
{
    /// <summary>The timings of the rounds after one to warm up.</summary>
    public static IReadOnlyList<(Timing First, Timing Second)> Of(int rounds, Func<Timing> first, Func<Timing> second)
    {
        List<(Timing, Timing)> pairs = [];
        for (int round = 0; round <= rounds; round++)
        {
            Timing one, other;
            if (round % 2 == 0)
            {
                one = first();
                other = second();
            }
            else
            {
                other = second();
                one = first();
            }
            if (round > 0)
            {
                pairs.Add((one, other));
            }
        }
        return pairs;
    }
}
