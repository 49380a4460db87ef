using NebulaBench.Host.Evaluation.Comparison;

namespace NebulaBench.Host.Reporting.Leaderboards;

/// <summary>
/// Ranks entries by their mean rank over datasets. Entries with a value on more datasets come first. An entry shares the rank of the
/// first one above it where nothing establishes a difference between the two.
/// </summary>
internal static class LeaderboardRanking
{
    /// <summary>The level of the test.</summary>
    public const double Level = 0.05;

    /// <summary>Ranks entries.</summary>
    /// <param name="entries">For each entry the values of its seeds by dataset; a dataset without values is not among them.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    /// <returns>The places of all entries that have any value, best first.</returns>
    public static IReadOnlyList<Place> Of(IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<double>>> entries, bool higherIsBetter)
    {
        var ranks = entries.SelectMany(entry => entry.Keys).Distinct().ToDictionary(
            dataset => dataset, dataset => Ranks([.. entries.Select(entry => Mean(entry, dataset, higherIsBetter))]));
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
                && Alike(first[dataset], values)));

    // Welch's test says nothing of values that never vary: those are alike if they are equal.
    private static bool Alike(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        StudentTests.Welch(one, other).PValue is { } probability
            ? probability >= Level
            : one.Count > 1 && other.Count > 1 && one.Concat(other).Distinct().Count() == 1;

    // Lower is better from here on.
    private static double? Mean(IReadOnlyDictionary<string, IReadOnlyList<double>> entry, string dataset, bool higherIsBetter) =>
        entry.TryGetValue(dataset, out IReadOnlyList<double>? values) ? (higherIsBetter ? -values.Average() : values.Average()) : null;

    // Equal means have the mean of the ranks they take up.
    private static double[] Ranks(double?[] means) =>
        [.. means.Select(mean => means.Count(other => other < mean) + ((means.Count(other => other == mean) + 1) / 2.0))];
}

/// <summary>An entry's place.</summary>
/// <param name="Entry">The entry, by index.</param>
/// <param name="Rank">Its rank, counted from 1; several may share one.</param>
/// <param name="MeanRank">The mean of its ranks on the datasets it has values on.</param>
internal readonly record struct Place(int Entry, int Rank, double MeanRank);
