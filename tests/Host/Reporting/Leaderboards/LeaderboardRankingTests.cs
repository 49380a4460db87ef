using NebulaBench.Reporting.Leaderboards;

namespace NebulaBench.Host.Tests.Reporting.Leaderboards;

public class LeaderboardRankingTests
{
    // The means of the first two are equal to the last bit.
    private static readonly double[] Good = [0.8125, 0.875, 0.9375], Similar = [0.75, 0.875, 1];
    private static readonly double[] Middle = [0.5, 0.515625, 0.53125], Bad = [0.125, 0.140625, 0.15625];

    [Test]
    public void Of_ClearlyDifferentMeans_HaveRanksOfTheirOwn() =>
        Assert.That(Ranks(OneDataset(Middle, Bad, Good)), Is.EqualTo(new[] { (2, 1), (0, 2), (1, 3) }));

    [Test]
    public void Of_LowerIsBetter_TurnsTheOrder() =>
        Assert.That(Ranks(OneDataset(Middle, Bad, Good), higher: false), Is.EqualTo(new[] { (1, 1), (0, 2), (2, 3) }));

    [Test]
    public void Of_NoDifferenceEstablished_SharesTheRankAndTheNextIsCountedOn() =>
        Assert.That(Ranks(OneDataset(Good, [0.80, 0.87, 0.93], Bad)), Is.EqualTo(new[] { (0, 1), (1, 1), (2, 3) }));

    [Test]
    public void Of_OneSeed_SharesNoRankUnlessEqual()
    {
        Assert.That(Ranks(OneDataset([0.9], [0.89])), Is.EqualTo(new[] { (0, 1), (1, 2) }));
        Assert.That(Ranks(OneDataset([0.9], [0.9])), Is.EqualTo(new[] { (0, 1), (1, 1) }));
    }

    [Test]
    public void Of_TwoSeeds_AreTooFewForASharedRank() =>
        Assert.That(Ranks(OneDataset([0.9, 0.1], [0.89, 0.12])), Is.EqualTo(new[] { (1, 1), (0, 2) }));

    [Test]
    public void Of_ManyDatasets_AreOneFamilyOfTests()
    {
        // p = 0.021 on each dataset: a difference where there is one, and none among six.
        double[] first = [0.50, 0.55, 0.60], second = [0.38, 0.43, 0.48];
        (string, double[])[] Values(int datasets, double[] values) => [.. Enumerable.Range(0, datasets).Select(dataset => ($"d{dataset}", values))];

        foreach ((int datasets, int rank) in new[] { (1, 2), (6, 1) })
        {
            IReadOnlyList<Place> places = LeaderboardRanking.For([Entry(Values(datasets, first)), Entry(Values(datasets, second))], higherIsBetter: true);
            Assert.That(places[1].Rank, Is.EqualTo(rank), $"{datasets} datasets");
        }
    }

    [Test]
    public void Of_TwoDatasets_OrdersByTheMeanRankAndTiesOnlyWhereNeitherTellsThemApart()
    {
        IReadOnlyList<Place> places = LeaderboardRanking.For(
            [Entry(("a", Similar), ("b", Middle)), Entry(("a", Good), ("b", Good)), Entry(("a", Bad), ("b", Bad))], higherIsBetter: true);

        Assert.That(places.Select(place => place.Entry), Is.EqualTo(new[] { 1, 0, 2 }));
        Assert.That(places.Select(place => place.MeanRank), Is.EqualTo(new[] { 1.25, 1.75, 3 }), "On a, the two means are equal.");
        Assert.That(places.Select(place => place.Rank), Is.EqualTo(new[] { 1, 2, 3 }), "On b, the two differ.");
    }

    [Test]
    public void Of_EntryThatIsNotOnAllDatasets_ComesAfterThoseThatAre()
    {
        IReadOnlyList<Place> places = LeaderboardRanking.For(
            [Entry(("a", Good)), Entry(("a", Bad), ("b", Bad)), Entry()], higherIsBetter: true);

        Assert.That(places.Select(place => place.Entry), Is.EqualTo(new[] { 1, 0 }), "What has no value has no place.");
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<double>>[] OneDataset(params double[][] entries) =>
        [.. entries.Select(values => Entry(("a", values)))];

    private static Dictionary<string, IReadOnlyList<double>> Entry(params (string Dataset, double[] Values)[] values) =>
        values.ToDictionary(value => value.Dataset, value => (IReadOnlyList<double>)value.Values);

    private static IEnumerable<(int Entry, int Rank)> Ranks(
        IReadOnlyDictionary<string, IReadOnlyList<double>>[] entries, bool higher = true) =>
        LeaderboardRanking.For(entries, higher).Select(place => (place.Entry, place.Rank));
}
