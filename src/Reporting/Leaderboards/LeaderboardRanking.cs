using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Statistics;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>
/// Ranks entries by their mean rank over datasets. Entries with a value on more datasets come first. An entry shares the rank of the
/// first one above it where nothing establishes a difference between the two.
/// </summary>
internal static class LeaderboardRanking
{
    /// <summary>Ranks entries.</summary>
    /// <param name="entries">For each entry the values of its seeds by dataset; a dataset without values is not among them.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    /// <returns>The places of all entries that have any value, best first.</returns>
    public static IReadOnlyList<Place> For(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries, bool higherIsBetter)
    {
        var ranks = entries.SelectMany(entry => entry.Keys).Distinct().ToDictionary(
            dataset => dataset, dataset => Ranks(entries, dataset, higherIsBetter));
        Place[] places =
        [
            .. Enumerable.Range(0, entries.Count)
                .Where(entry => entries[entry].Count > 0)
                .Select(entry => new Place(entry, 0, entries[entry].Keys.Average(dataset => ranks[dataset][entry])))
                .OrderByDescending(place => entries[place.Entry].Count)
                .ThenBy(place => place.MeanRank),
        ];
        for (int place = 0, first = 0; place < places.Length; place++)
        {
            if (place > 0 && !Together(entries[places[first].Entry], entries[places[place].Entry], places[first].MeanRank, places[place].MeanRank))
                first = place;
            places[place] = places[place] with { Rank = first + 1 };
        }

        return places;
    }

    private static bool Together(
        IReadOnlyDictionary<string, IReadOnlyList<double>> first, IReadOnlyDictionary<string, IReadOnlyList<double>> other,
        double firstRank, double otherRank) =>
        first.Count == other.Count
        && (firstRank == otherRank
            || first.Keys.All(dataset => other.TryGetValue(dataset, out IReadOnlyList<double>? values)
                && MeanDifference.PValue(first[dataset], values, paired: false) >= ColumnMarks.Level));

    // The ranks of the entries that have values on a dataset, the best first.
    private static Dictionary<int, double> Ranks(
        IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries, string dataset, bool higherIsBetter)
    {
        int[] measured = [.. Enumerable.Range(0, entries.Count).Where(entry => entries[entry].ContainsKey(dataset))];
        double sign = higherIsBetter ? -1 : 1;
        double[] ranks = AverageRanks.For([.. measured.Select(entry => sign * entries[entry][dataset].Average())]);
        return measured.Zip(ranks, KeyValuePair.Create).ToDictionary();
    }
}

/// <summary>An entry's place.</summary>
/// <param name="Entry">The entry, by index.</param>
/// <param name="Rank">Its rank, counted from 1; several may share one.</param>
/// <param name="MeanRank">The mean of its ranks on the datasets it has values on.</param>
internal readonly record struct Place(int Entry, int Rank, double MeanRank);
