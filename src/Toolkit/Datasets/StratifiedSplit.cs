using NebulaBench.Randomness;

namespace NebulaBench.Toolkit.Datasets;

/// <summary>Holds samples out of others, every class in proportion. A building block for datasets.</summary>
public static class StratifiedSplit
{
    /// <summary>Parts the samples, each in their order; a smaller share holds out some of the same.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="label">The class of a sample.</param>
    /// <param name="share">How many of them are held out, 0 to 1.</param>
    /// <param name="seed">What decides which.</param>
    public static (IReadOnlyList<T> Remaining, IReadOnlyList<T> HeldOut) For<T>(IReadOnlyList<T> samples, Func<T, long> label, double share, long seed)
    {
        ArgumentNullException.ThrowIfNull(samples);
        List<(double Position, int Index)> places = [];
        foreach (IGrouping<long, int> members in Enumerable.Range(0, samples.Count).GroupBy(index => label(samples[index])))
        {
            int[] shuffled = [.. members];
            new SeedStream(seed).Open("held-out", members.Key).Shuffle<int>(shuffled);
            // Spread from 0 to 1, so that every beginning of the whole order has the classes in proportion.
            places.AddRange(shuffled.Select((index, rank) => ((rank + 0.5) / shuffled.Length, index)));
        }
        HashSet<int> held = [.. places.Order().Take((int)Math.Round(share * samples.Count)).Select(place => place.Index)];
        return ([.. samples.Where((_, index) => !held.Contains(index))], [.. samples.Where((_, index) => held.Contains(index))]);
    }
}
