using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class NeighborhoodsTests
{
    private static readonly LatentTable Table = TestTables.Blobs(330, 6, 4, 2);

    [TestCaseSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
    public void Measure_FirstTwoColumns_GivesTheGoldenTrustworthiness(GoldenTable table)
    {
        JsonElement golden = table.Expected.GetProperty("trustworthiness_of_first_2_columns_k5");
        Score actual = Neighborhoods.Measure(table.Latents, Columns(table.Latents, 2), 5).Trustworthiness;
        GoldenNumber.AssertNear(actual, golden.GetDouble(), "trustworthiness");
    }

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(40)]
    public void Measure_RandomTable_EqualsTheNaiveOne(int neighbors) =>
        AssertNaive(Table, Columns(Table, 2), neighbors);

    [Test]
    public void Measure_DuplicatesAndTies_EqualsTheNaiveOne() =>
        AssertNaive(TestTables.Grid(200, 3, 3, seed: 1), TestTables.Grid(200, 2, 3, seed: 2), 7);

    [Test]
    public void Measure_SameTable_IsPerfect() =>
        Assert.That(Neighborhoods.Measure(Table, Table, 8), Is.EqualTo((Score.From(1), Score.From(1))));

    [Test]
    public void Measure_SpacesSwapped_SwapsTheScores()
    {
        (Score trustworthiness, Score continuity) = Neighborhoods.Measure(Table, Columns(Table, 3), 6);
        Assert.That(Neighborhoods.Measure(Columns(Table, 3), Table, 6), Is.EqualTo((continuity, trustworthiness)));
    }

    [Test]
    public void Measure_OneOrManyThreads_GivesTheSame() => Assert.That(
        Threads.Run(4, () => Neighborhoods.Measure(Table, Columns(Table, 2), 5)),
        Is.EqualTo(Threads.Run(1, () => Neighborhoods.Measure(Table, Columns(Table, 2), 5))));

    [Test]
    public void Measure_TooFewSamplesOrOnePoint_IsUndefinedWithAReason() => Assert.Multiple(() =>
    {
        LatentTable four = TestTables.Blobs(4, 2, 1, 1);
        Assert.That(
            Neighborhoods.Measure(four, four, 2).Trustworthiness.Reason, Is.EqualTo("2 neighbors need more than 4 samples, there are 4"));
        Assert.That(
            Neighborhoods.Measure(Table, Table with { Values = new double[Table.Values.Length] }, 5).Continuity.Reason,
            Is.EqualTo("all samples are the same point"));
    });

    private static LatentTable Columns(LatentTable table, int count) => new()
    {
        Values = [.. Enumerable.Range(0, table.Count).SelectMany(sample => table.Row(sample)[..count].ToArray())],
        Dimension = count,
    };

    private static void AssertNaive(LatentTable original, LatentTable embedded, int neighbors)
    {
        (Score trustworthiness, Score continuity) = Neighborhoods.Measure(original, embedded, neighbors);
        Assert.Multiple(() =>
        {
            Assert.That(trustworthiness.Value, Is.EqualTo(Naive(original, embedded, neighbors)).Within(1e-12));
            Assert.That(continuity.Value, Is.EqualTo(Naive(embedded, original, neighbors)).Within(1e-12));
        });
    }

    private static double Naive(LatentTable original, LatentTable embedded, int neighbors)
    {
        double n = original.Count, excess = 0;
        for (int sample = 0; sample < original.Count; sample++)
        {
            int[] inOriginal = Sorted(original, sample);
            IEnumerable<int> nearest = Sorted(embedded, sample).Take(neighbors);
            excess += nearest.Sum(other => Math.Max(0, Array.IndexOf(inOriginal, other) + 1 - neighbors));
        }
        return 1 - (2 / (n * neighbors * ((2 * n) - (3 * neighbors) - 1)) * excess);
    }

    private static int[] Sorted(LatentTable table, int sample) =>
    [
        .. Enumerable.Range(0, table.Count)
            .Where(other => other != sample)
            .OrderBy(other => TestTables.SquaredDistance(table, sample, other))
            .ThenBy(other => other),
    ];
}
