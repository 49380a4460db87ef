using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation;

/// <summary>What every metric of embeddings must do, whatever it measures: keep to its descriptor.</summary>
public sealed class MetricConformanceTests
{
    private static readonly LatentTable Separated = TestTables.Blobs(240, 3, 4, 20);

    private static IEnumerable<TestCaseData> Tables()
    {
        yield return Case("separated groups", Separated);
        yield return Case("overlapping groups", TestTables.Blobs(200, 4, 3, 0.5));
        yield return Case("one group", TestTables.Blobs(120, 3, 1, 1));
        yield return Case("duplicates", TestTables.Grid(150, 2, 3));
        yield return Case("one value", Separated with { Values = new double[Separated.Values.Length] });
        yield return Case("one dimension", TestTables.Blobs(90, 1, 3, 5));
        yield return Case("more dimensions than samples", TestTables.Blobs(6, 10, 2, 3));
        yield return Case("two samples", TestTables.Blobs(2, 3, 2, 3));
        yield return Case("one sample", TestTables.Blobs(1, 3, 1, 1));
        yield return Case("without labels", Separated with { Labels = null });

        static TestCaseData Case(string name, LatentTable table) => new TestCaseData(table).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Tables))]
    public void Score_AnyTable_IsInTheDeclaredRangeOrNullWithAReason(object given)
    {
        var table = (LatentTable)given;
        (string Key, Score Score)[] scores = Scores(table);

        Assert.That(scores, Has.Length.GreaterThan(20));
        Assert.Multiple(() =>
        {
            foreach ((string key, Score score) in scores)
            {
                if (score.Value is double value)
                {
                    (double low, double high) = Bounds(BundledMetrics.Find(key)!.Range, table);
                    double rounding = 1e-9 * Math.Max(1, Math.Abs(value));
                    Assert.That(value, Is.InRange(low - rounding, high + rounding), key);
                }
                else
                {
                    Assert.That(score.Reason, Is.Not.Empty, key);
                }
            }
        });
    }

    [Test]
    public void Score_OneSample_HasNoValueWhereSomethingVaries()
    {
        string[] defined = [.. Scores(TestTables.Blobs(1, 3, 1, 1)).Where(entry => entry.Score.Value is not null).Select(entry => entry.Key)];

        Assert.That(defined.Where(key => key.StartsWith("covariance", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void AgainstLabels_TrueLabelsAndOthers_TheTrueOnesAreBetterTheDeclaredWay()
    {
        int[] others = TestTables.Blobs(240, 1, 4, 1, seed: 9).Labels!;

        AssertBetter(ClusterMetrics.AgainstLabels(Separated.Labels!, Separated.Labels!), ClusterMetrics.AgainstLabels(others, Separated.Labels!));
    }

    [Test]
    public void Geometry_TrueGroupsAndOthers_TheTrueOnesAreBetterTheDeclaredWay()
    {
        int[] others = TestTables.Blobs(240, 1, 4, 1, seed: 9).Labels!;

        AssertBetter(ClusterMetrics.Geometry(Separated, Separated.Labels!), ClusterMetrics.Geometry(Separated, others));
    }

    [Test]
    public void Measure_SamplesInAnotherOrder_GivesTheSame()
    {
        LatentTable table = TestTables.Blobs(200, 4, 3, 2);
        int[] order = [.. Enumerable.Range(0, table.Count).Reverse()];
        LatentTable reordered = table.ValuesOf(order) with { Labels = [.. order.Select(sample => table.Labels![sample])] };

        Assert.Multiple(() =>
        {
            foreach (((string key, Score expected), (_, Score actual)) in WithoutSeeds(table).Zip(WithoutSeeds(reordered)))
                Assert.That(actual.Value, Is.EqualTo(expected.Value).Within(1e-9).Percent, key);
        });
    }

    [Test]
    public void AgainstLabels_ClassesUnderOtherNumbers_GivesTheSame()
    {
        LatentTable table = TestTables.Blobs(200, 4, 3, 2);
        int[] found = TestTables.Blobs(200, 1, 3, 1, seed: 5).Labels!;
        int[] renamed = [.. found.Select(cluster => (cluster + 1) % 3)];

        Assert.Multiple(() =>
        {
            foreach (((string key, Score expected), (_, Score actual)) in
                ClusterMetrics.AgainstLabels(found, table.Labels!).Zip(ClusterMetrics.AgainstLabels(renamed, table.Labels!)))
            {
                Assert.That(actual.Value, Is.EqualTo(expected.Value).Within(1e-9).Percent, key);
            }
        });
    }

    private static void AssertBetter(IEnumerable<(string Key, Score Score)> better, IEnumerable<(string Key, Score Score)> worse) => Assert.Multiple(() =>
    {
        int compared = 0;
        foreach (((string key, Score good), (_, Score bad)) in better.Zip(worse))
        {
            Direction direction = BundledMetrics.Find(key)!.Direction;
            if (direction == Direction.Neutral)
                continue;
            compared++;
            Assert.That(good.Value, direction == Direction.HigherIsBetter ? Is.GreaterThan(bad.Value!) : Is.LessThan(bad.Value!), key);
        }
        Assert.That(compared, Is.GreaterThan(2));
    });

    private static (string Key, Score Score)[] Scores(LatentTable table) =>
        [.. new EmbeddingScorer(new EvaluationOptions(), new SeedStream(0)).Score(new EmbeddingSet { Measured = table }).Scores.Select(entry => (entry.Key, entry.Value))];

    private static IEnumerable<(string Key, Score Score)> WithoutSeeds(LatentTable table) =>
        [.. ClusterMetrics.Geometry(table, table.Labels!), .. CovarianceMetrics.Measure(table)];

    private static (double Low, double High) Bounds(string range, LatentTable table)
    {
        string[] ends = (range[0] is '[' or '(' ? range[1..^1] : range).Split(", ");
        return (End(ends[0], table), End(ends[^1], table));
    }

    // The descriptors' ranges are words for readers; each that is not a number is spelt out here.
    private static double End(string text, LatentTable table)
    {
        double d = table.Dimension, n = table.Count;
        return text switch
        {
            "∞" or "…" => double.PositiveInfinity,
            "−∞" => double.NegativeInfinity,
            "d" => d,
            "d²" => d * d,
            "1 − 1/d" => 1 - (1 / d),
            "−2 / (d + 2)" => -2 / (d + 2),
            "k" => n, // there are not more clusters than samples
            "4 n" => 4 * n,
            "ln N" => Math.Log(n),
            "2 tr Σ" => 2 * Enumerable.Range(0, table.Dimension).Sum(column => Variance(table, column)),
            _ => double.Parse(text.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static double Variance(LatentTable table, int column)
    {
        double[] values = [.. Enumerable.Range(0, table.Count).Select(sample => table.Row(sample)[column])];
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, table.Count - 1);
    }
}
