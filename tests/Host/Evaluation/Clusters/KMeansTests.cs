using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class KMeansTests
{
    private static readonly LatentTable Table = TestTables.Blobs(5000, 5, 6, 8);

    [Test]
    public void Fit_SeparateGroups_FindsThem()
    {
        KMeansResult result = KMeans.Fit(Table, 6, new SeedStream(3));
        Assert.Multiple(() =>
        {
            Assert.That(new AdjustedRandIndex().Measure(new LabelAgreement(ContingencyTable.From(result.Labels, Table.Labels!))).Value, Is.EqualTo(1));
            Assert.That(result.Inertia, Is.EqualTo(NaiveInertia(Table, result)).Within(1e-9).Percent);
        });
    }

    [Test]
    public void Fit_OverlappingGroups_EndsWhereLloydStops()
    {
        LatentTable table = TestTables.Blobs(900, 3, 5, 1);
        KMeansResult result = KMeans.Fit(table, 7, new SeedStream(3), new KMeansOptions { Tolerance = 0 });
        var centroids = new Centroids(table, GroupIndex.From(result.Labels));
        Assert.Multiple(() =>
        {
            Assert.That(result.Centers, Is.EqualTo(centroids.Values).Within(1e-12), "each center is its members' mean");
            Assert.That(result.Labels, Is.EqualTo(NaiveNearest(table, result.Centers)), "each sample has its nearest center");
        });
    }

    [Test]
    public void Fit_OneOrManyThreads_GivesTheSameBits()
    {
        KMeansResult one = Threads.Run(1, () => KMeans.Fit(Table, 9, new SeedStream(5)));
        KMeansResult four = Threads.Run(4, () => KMeans.Fit(Table, 9, new SeedStream(5)));
        Assert.Multiple(() =>
        {
            Assert.That(four.Labels, Is.EqualTo(one.Labels));
            Assert.That(four.Centers, Is.EqualTo(one.Centers));
            Assert.That(four.Inertia, Is.EqualTo(one.Inertia));
        });
    }

    [Test]
    public void Fit_MoreRestarts_IsNeverWorse()
    {
        LatentTable table = TestTables.Blobs(600, 2, 12, 3);
        double[] inertias = [.. new[] { 1, 3, 20 }.Select(restarts => Inertia(table, 12, restarts))];
        Assert.That(inertias, Is.Ordered.Descending);
    }

    [Test]
    public void Fit_Moved_FindsTheSameClustersFarFromTheOrigin()
    {
        LatentTable moved = Table with { Values = [.. Table.Values.Select(value => value + 4096e3)] };
        Assert.That(KMeans.Fit(moved, 6, new SeedStream(3)).Labels, Is.EqualTo(KMeans.Fit(Table, 6, new SeedStream(3)).Labels));
    }

    [Test]
    public void Fit_OneCluster_GivesMeanAndTotalSpread()
    {
        KMeansResult result = KMeans.Fit(new LatentTable { Values = [1, 2, 6], Dimension = 1 }, 1, new SeedStream(0));
        Assert.Multiple(() =>
        {
            Assert.That(result.Centers, Is.EqualTo(new[] { 3.0 }).Within(1e-12));
            Assert.That(result.Inertia, Is.EqualTo(14).Within(1e-12));
        });
    }

    [Test]
    public void Fit_AsManyClustersAsSamples_LeavesNoneEmpty()
    {
        LatentTable table = TestTables.Blobs(30, 2, 3, 1);
        KMeansResult result = KMeans.Fit(table, 30, new SeedStream(0));
        Assert.Multiple(() =>
        {
            Assert.That(result.Labels.Distinct().Count(), Is.EqualTo(30));
            Assert.That(result.Inertia, Is.Zero.Within(1e-20));
        });
    }

    [Test]
    public void Fit_FewerPointsThanClusters_KeepsFiniteCenters()
    {
        KMeansResult result = KMeans.Fit(new LatentTable { Values = [1, 1, 1, 2, 2, 2], Dimension = 1 }, 4, new SeedStream(0));
        Assert.Multiple(() =>
        {
            Assert.That(result.Inertia, Is.Zero);
            Assert.That(result.Centers, Is.All.Matches<double>(double.IsFinite));
            Assert.That(result.Labels[..3].Distinct().Count(), Is.EqualTo(1));
        });
    }

    private static double Inertia(LatentTable table, int clusters, int restarts) =>
        KMeans.Fit(table, clusters, new SeedStream(1), new KMeansOptions { Restarts = restarts }).Inertia;

    private static double NaiveInertia(LatentTable table, KMeansResult result) => Enumerable.Range(0, table.Count)
        .Sum(sample => Enumerable.Range(0, table.Dimension).Sum(j => Math.Pow(
            table.Row(sample)[j] - result.Centers[(result.Labels[sample] * table.Dimension) + j], 2)));

    private static int[] NaiveNearest(LatentTable table, double[] centers) =>
    [
        .. Enumerable.Range(0, table.Count).Select(sample => Enumerable.Range(0, centers.Length / table.Dimension).MinBy(center =>
            Enumerable.Range(0, table.Dimension).Sum(j => Math.Pow(table.Row(sample)[j] - centers[(center * table.Dimension) + j], 2)))),
    ];

    [Test]
    public void Assign_TheLatentsItWasFittedTo_GivesTheirLabels()
    {
        LatentTable table = TestTables.Blobs(500, 7, 4, 1);
        KMeansResult means = KMeans.Fit(table, 4, new SeedStream(1));

        Assert.That(means.Assign(table), Is.EqualTo(means.Labels));
        Assert.That(means.Assign(table with { Values = [.. means.Centers] }), Is.EqualTo(new[] { 0, 1, 2, 3 }), "each center is nearest to itself");
    }
}
