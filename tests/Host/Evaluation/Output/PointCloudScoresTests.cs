using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Distances between point clouds.</summary>
public class PointCloudScoresTests
{
    [Test]
    public void Between_CloudsOfTwoSizes_GivesTheHandComputedDistances()
    {
        // Output points at 0 and 3 on a line, targets at 0, 1 and 10.
        NearestDistances nearest = NearestDistances.Between([0, 3], [0, 1, 10], 1);
        Assert.Multiple(() =>
        {
            Assert.That(nearest.FromOutput, Is.EqualTo(new double[] { 0, 4 }));
            Assert.That(nearest.FromTarget, Is.EqualTo(new double[] { 0, 1, 49 }));
            Assert.That(nearest.ChamferSquaredSummed, Is.EqualTo(2 + (50 / 3.0)).Within(1e-12));
            Assert.That(nearest.ChamferEuclideanAveraged, Is.EqualTo(((2 / 2.0) + (8 / 3.0)) / 2).Within(1e-12));
            Assert.That(nearest.FScore(1.5), Is.EqualTo(2 * 0.5 * (2 / 3.0) / (0.5 + (2 / 3.0))).Within(1e-12));
            Assert.That(nearest.FScore(1), Is.EqualTo(2 * 0.5 * (1 / 3.0) / (0.5 + (1 / 3.0))).Within(1e-12), "nearer than τ, not as near");
        });
    }

    [TestCase(3)]
    [TestCase(6)]
    public void Between_RandomClouds_EqualsTheNaiveDistances(int dimension)
    {
        double[] a = Cloud(37, 1, dimension), b = Cloud(50, 2, dimension);
        NearestDistances nearest = NearestDistances.Between(a, b, dimension);
        Assert.That(nearest.FromOutput, Is.EqualTo(Enumerable.Range(0, 37).Select(i => Nearest(a, i, b, dimension))).Within(1e-14));
        Assert.That(nearest.FromTarget, Is.EqualTo(Enumerable.Range(0, 50).Select(i => Nearest(b, i, a, dimension))).Within(1e-14));
    }

    [Test]
    public void FScore_NothingNear_IsZero() => Assert.That(NearestDistances.Between([0], [5], 1).FScore(1), Is.Zero);

    [Test]
    public void Exact_OnALine_EqualsTheDistanceOfSortedPoints()
    {
        double[] a = Cloud(60, 3, 1), b = Cloud(60, 4, 1);
        double expected = a.Order().Zip(b.Order(), (x, y) => Math.Abs(x - y)).Average();
        Assert.That(EarthMovers.Exact(a, b, 1), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Between_AShuffledAndMovedCloud_IsExactlyTheShift()
    {
        double[] cloud = Cloud(100, 5, 3);
        double[] moved =
        [
            .. Enumerable.Range(0, 100).Reverse().SelectMany(i => new[] { cloud[3 * i] + 3, cloud[(3 * i) + 1] + 4, cloud[(3 * i) + 2] }),
        ];
        EarthMovers distance = EarthMovers.Between(cloud, moved, 3);
        Assert.Multiple(() =>
        {
            Assert.That(distance.IsExact, Is.True);
            Assert.That(distance.Distance, Is.EqualTo(5).Within(1e-12));
        });
    }

    // Independent clouds, a cloud and its noisy copy, a cloud against one collapsed to a spot.
    [TestCase(1, 1, 0.03)]
    [TestCase(0, 0.05, 0.02)]
    [TestCase(2, 0.02, 0.04)]
    public void Sinkhorn_CloudsThatCanBeAssignedExactly_EndsSlightlyAboveTheExactDistance(int kind, double spread, double tolerance)
    {
        double[] a = Cloud(200, 6, 3), noise = Cloud(200, 7, 3);
        double[] b = [.. noise.Select((value, at) => (spread * value) + (kind == 0 ? a[at] : 0))];
        double exact = EarthMovers.Exact(a, b, 3), bound = Sinkhorn.UpperBound(new PointDistances(a, b, 3));
        Assert.That(bound, Is.InRange(exact * (1 - 1e-9), exact * (1 + tolerance)));
    }

    [Test]
    public void Sinkhorn_ACloudAndItself_IsZero()
    {
        double[] cloud = Cloud(80, 8, 3);
        Assert.That(Sinkhorn.UpperBound(new PointDistances(cloud, cloud, 3)), Is.Zero.Within(1e-6));
    }

    [Test]
    public void Sinkhorn_AllPointsInOnePlace_IsZero() =>
        Assert.That(Sinkhorn.UpperBound(new PointDistances([1, 2, 1, 2], [1, 2, 1, 2], 2)), Is.Zero);

    [Test]
    public void Sinkhorn_CloudsOfTwoSizes_SplitsMass()
    {
        // Each of two points gives half of its mass to each of four: 0 → 0 and 1, 10 → 10 and 11.
        EarthMovers distance = EarthMovers.Between([0, 10], [0, 1, 10, 11], 1);
        Assert.Multiple(() =>
        {
            Assert.That(distance.IsExact, Is.False);
            Assert.That(distance.Distance, Is.EqualTo(0.5).Within(0.01));
        });
    }

    [Test]
    public void Sinkhorn_OneOrFourThreads_GivesTheSameBits()
    {
        var distances = new PointDistances(Cloud(150, 1, 3), Cloud(170, 2, 3), 3);
        Assert.That(Threads.Run(4, () => Sinkhorn.UpperBound(distances)), Is.EqualTo(Threads.Run(1, () => Sinkhorn.UpperBound(distances))));
    }

    [Test]
    public void Between_MoreThan512Points_SaysThatItIsNotExact()
    {
        double[] cloud = Cloud(513, 9, 3);
        EarthMovers distance = EarthMovers.Between(cloud, [.. cloud.Select(value => value + 0.01)], 3);
        Assert.Multiple(() =>
        {
            Assert.That(distance.IsExact, Is.False);
            Assert.That(distance.Distance, Is.EqualTo(0.01 * Math.Sqrt(3)).Within(2).Percent);
        });
    }

    [Test]
    public void Measure_TwoSamples_AveragesThem()
    {
        var scores = Clouds(new PointCloudShape(2, 1), [1.5]);
        scores.Add([0, 1, 0, 1], [0, 1, 2, 3]);
        var measured = scores.Measure().ToDictionary(entry => entry.Key, entry => entry.Score.Value);
        Assert.That(measured, Is.EqualTo(new Dictionary<string, double?>
        {
            ["chamfer_mean_squared_both_directions_summed"] = (0 + ((4 + 1) / 2.0) + ((1 + 4) / 2.0)) / 2,
            ["chamfer_mean_euclidean_both_directions_averaged"] = (0 + 1.5) / 2,
            ["earth_movers_mean_euclidean"] = 1,
            ["earth_movers_exact_share"] = 1,
            ["f_score_at_1_5"] = (1 + 0.5) / 2,
        }));
    }

    [Test]
    public void Add_EarthMoversForEveryThirdCloud_CountsOnOverBatches()
    {
        // Clouds 0, 3 and 6 have their target at distance 1, all others at 5.
        double[] targets = [1, 5, 5, 1, 5, 5, 1, 5];
        var scores = Clouds(new PointCloudShape(1, 1), every: 3);
        scores.Add(new double[4], targets[..4]);
        scores.Add(new double[4], targets[4..]);

        var measured = scores.Measure().ToDictionary(entry => entry.Key, entry => entry.Score.Value);

        Assert.That(measured["earth_movers_mean_euclidean"], Is.EqualTo(1));
        Assert.That(measured["chamfer_mean_euclidean_both_directions_averaged"], Is.EqualTo(28.0 / 8).Within(1e-12));
    }

    [Test]
    public void Measure_EarthMoversNotAskedFor_SaysSo()
    {
        var scores = Clouds(new PointCloudShape(1, 1), every: 0);
        scores.Add([0], [1]);
        Assert.That(
            scores.Measure().Where(entry => entry.Score.Value is null).Select(entry => (entry.Key, entry.Score.Reason)),
            Is.EqualTo(new[]
            {
                ("earth_movers_mean_euclidean", "no sample was assigned"),
                ("earth_movers_exact_share", "no sample was assigned"),
            }));
    }

    private static OutputScores Clouds(SampleShape shape, double[]? thresholds = null, int every = 1) => new(
        new OutputFormat { Shape = shape, Reconstruction = "chamfer", SlowEvery = every },
        new ChamferDistance(), new EarthMoversDistance(), new FScore(thresholds));

    private static double[] Cloud(int points, int seed, int dimension)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, points * dimension).Select(_ => random.NextNormal())];
    }

    private static double Nearest(double[] from, int point, double[] to, int dimension) => Enumerable
        .Range(0, to.Length / dimension)
        .Min(j => Enumerable.Range(0, dimension).Sum(k => Math.Pow(from[(point * dimension) + k] - to[(j * dimension) + k], 2)));
}
