using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class GeometryPropertyTests
{
    private static readonly LatentTable Table = TestTables.Blobs(700, 6, 5, 2);

    [Test]
    public void Geometry_RotatedScaledAndMoved_StaysTheSame()
    {
        // A rotation in the plane of the first two columns, then a scale and a shift.
        double[] values = [.. Table.Values];
        (double sine, double cosine) = Math.SinCos(0.7);
        for (int at = 0; at < values.Length; at += 6)
        {
            (double x, double y) = (values[at], values[at + 1]);
            (values[at], values[at + 1]) = ((cosine * x) - (sine * y), (sine * x) + (cosine * y));
        }
        LatentTable moved = Table with { Values = [.. values.Select(value => (3 * value) + 11)] };
        AssertSame(Scores(moved, Table.Labels!), Scores(Table, Table.Labels!));
    }

    [Test]
    public void Geometry_ClustersRenamed_StaysTheSame() =>
        AssertSame(Scores(Table, [.. Table.Labels!.Select(id => 100 - (7 * id))]), Scores(Table, Table.Labels!));

    [TestCase(90, 1)]
    [TestCase(700, 6)]
    [TestCase(1300, 33)]
    public void Silhouette_Blocked_EqualsTheNaiveOne(int count, int dimension)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 7, 1);
        // One cluster with a single member.
        int[] clusters = [.. table.Labels!.Select((label, sample) => sample == 17 ? 99 : label)];
        double[] actual = Silhouette.OfSamples(table, GroupIndex.From(clusters));
        Assert.That(actual, Is.EqualTo(Enumerable.Range(0, count).Select(sample => Naive(table, clusters, sample))).Within(1e-11));
    }

    [Test]
    public void Silhouette_DuplicatedPoints_CountsTheirDistancesAsZero()
    {
        LatentTable grid = TestTables.Grid(300, 2, 3);
        double[] actual = Silhouette.OfSamples(grid, GroupIndex.From(grid.Labels!));
        Assert.That(actual, Is.EqualTo(Enumerable.Range(0, 300).Select(sample => Naive(grid, grid.Labels!, sample))).Within(1e-12));
    }

    [Test]
    public void Silhouette_OneOrManyThreads_GivesTheSameBits()
    {
        double[] one = Threads.Run(1, () => Silhouette.OfSamples(Table, GroupIndex.From(Table.Labels!)));
        double[] four = Threads.Run(4, () => Silhouette.OfSamples(Table, GroupIndex.From(Table.Labels!)));
        Assert.That(four, Is.EqualTo(one));
    }

    [Test]
    public void Geometry_OneCluster_IsUndefinedWithAReason() =>
        AssertUndefined(Table, new int[Table.Count], "there is only one cluster");

    [Test]
    public void Geometry_EverySampleItsOwnCluster_IsUndefinedWithAReason() =>
        AssertUndefined(Table, [.. Enumerable.Range(0, Table.Count)], "every sample is a cluster of its own");

    [Test]
    public void Geometry_ConstantInput_IsUndefinedWithAReason() =>
        AssertUndefined(new LatentTable { Values = new double[10], Dimension = 2 }, [0, 1, 0, 1, 0], "all samples are the same point");

    [Test]
    public void Geometry_NoSamples_IsUndefinedWithAReason() =>
        AssertUndefined(new LatentTable { Values = [], Dimension = 2 }, [], "there are no samples");

    [Test]
    public void CalinskiHarabasz_SamplesOnTheirCenters_IsUndefinedAndDaviesBouldinIsZero()
    {
        Dictionary<string, Score> scores = Scores(new LatentTable { Values = [1, 1, 5, 5], Dimension = 1 }, [0, 0, 1, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(
                scores["calinski_harabasz"].Reason, Is.EqualTo("every sample lies on its cluster's center: the ratio is infinite"));
            Assert.That(scores["davies_bouldin"].Value, Is.Zero);
            Assert.That(scores["silhouette"].Value, Is.EqualTo(1));
        });
    }

    [Test]
    public void DaviesBouldin_TwoClustersWithOneCenter_IsUndefinedWithAReason() => Assert.That(
        Scores(new LatentTable { Values = [-1, 1, -2, 2], Dimension = 1 }, [0, 0, 1, 1])["davies_bouldin"].Reason,
        Is.EqualTo("two clusters have the same center"));

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void Geometry_NotFinite_NamesRowAndColumn(double bad, string shown)
    {
        double[] values = [.. Table.Values];
        values[(123 * 6) + 4] = bad;
        Assert.That(
            () => ClusterMetrics.Geometry(Table with { Values = values }, Table.Labels!),
            Throws.TypeOf<NebulaException>().With.Message.EqualTo(
                $"NB5001: latents, row 123, column 4 (counted from 0): the value {shown} is not finite. "
                + "Metrics need finite numbers: look for a diverged training or leave this sample out."));
    }

    private static double Naive(LatentTable table, int[] clusters, int sample)
    {
        var means = Enumerable.Range(0, table.Count)
            .Where(other => other != sample)
            .GroupBy(other => clusters[other])
            .ToDictionary(group => group.Key, group => group.Average(other => Math.Sqrt(TestTables.SquaredDistance(table, sample, other))));
        if (!means.Remove(clusters[sample], out double inside))
        {
            return 0;
        }
        double outside = means.Values.Min(), larger = Math.Max(inside, outside);
        return larger == 0 ? 0 : (outside - inside) / larger;
    }

    private static Dictionary<string, Score> Scores(LatentTable table, int[] clusters) =>
        ClusterMetrics.Geometry(table, clusters).ToDictionary(entry => entry.Key, entry => entry.Score);

    private static void AssertSame(Dictionary<string, Score> actual, Dictionary<string, Score> expected) =>
        Assert.That(
            actual.Values.Select(score => score.Value!.Value),
            Is.EqualTo(expected.Values.Select(score => score.Value!.Value)).Within(1e-9).Percent);

    private static void AssertUndefined(LatentTable table, int[] clusters, string reason) =>
        Assert.That(ClusterMetrics.Geometry(table, clusters).Select(entry => entry.Score), Is.All.EqualTo(Score.Undefined(reason)));
}
