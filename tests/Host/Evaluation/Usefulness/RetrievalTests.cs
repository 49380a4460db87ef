using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public class RetrievalTests
{
    [Test]
    public void Measure_GoldenTable_GivesTheGoldenScores()
    {
        JsonElement golden = GoldenFiles.Read("metrics-2.json").GetProperty("cases").GetProperty("retrieval");
        IReadOnlyList<Score> scores = Retrieval.Measure(Table(GoldenFiles.Numbers(golden.GetProperty("x")), golden.GetProperty("x")[0].GetArrayLength(), GoldenFiles.Integers(golden.GetProperty("labels"))));

        Assert.Multiple(() =>
        {
            GoldenNumber.AssertNear(scores[0], golden.GetProperty("precision_at_1").GetDouble(), "precision_at_1");
            GoldenNumber.AssertNear(scores[1], golden.GetProperty("r_precision").GetDouble(), "r_precision");
            GoldenNumber.AssertNear(scores[2], golden.GetProperty("map_at_r").GetDouble(), "map_at_r");
        });
    }

    [Test]
    public void Measure_SmallExample_CountsAsByHand()
    {
        // From 0: 1 (same), 3 (other); from 1: 0 (same), 3 (other); from 7: 3 (other), 1 (same).
        IReadOnlyList<Score> scores = Retrieval.Measure(Table([0, 1, 3, 7], 1, [0, 0, 1, 0]));

        Assert.Multiple(() =>
        {
            Assert.That(scores[0].Value, Is.EqualTo(2.0 / 3).Within(1e-12));
            Assert.That(scores[1].Value, Is.EqualTo(0.5).Within(1e-12), "each finds one of two among its two nearest");
            Assert.That(scores[2].Value, Is.EqualTo((0.5 + 0.5 + 0.25) / 3).Within(1e-12));
        });
    }

    [Test]
    public void Measure_EquallyNearSamples_ComeInTheirOrder()
    {
        Assert.That(Retrieval.Measure(Table([0, 1, -1], 1, [0, 0, 1]))[0].Value, Is.EqualTo(1));
        Assert.That(Retrieval.Measure(Table([0, 1, -1], 1, [0, 1, 0]))[0].Value, Is.EqualTo(0.5));
    }

    [Test]
    public void Measure_NothingToFind_IsUndefinedWithTheReason()
    {
        Assert.That(Retrieval.Measure(Table([0, 1], 1, [0, 1])).Select(score => score.Reason), Is.All.EqualTo("no class has two samples"));
        Assert.That(Retrieval.Measure(Table([0, 1], 1, null)).Select(score => score.Reason), Is.All.EqualTo("the dataset has no labels"));
    }

    private static LatentTable Table(double[] values, int dimension, int[]? labels) => new() { Values = values, Dimension = dimension, Labels = labels };
}
