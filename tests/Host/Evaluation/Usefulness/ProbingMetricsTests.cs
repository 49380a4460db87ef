using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class UsefulnessMetricsTests
{
    private static readonly LatentTable Table = TestTables.Blobs(400, 4, 3, 8);

    [Test]
    public void Measure_LatentsAlone_LeavesOutWhatNeedsInputsOrFactors() => Assert.That(
        Keys(Table), Is.EqualTo(new[]
        {
            "knn_accuracy_k1", "knn_accuracy_k5", "knn_accuracy_k20", "precision_at_1", "r_precision", "map_at_r", "linear_probe_accuracy",
            "linear_probe_accuracy_10pct", "linear_probe_accuracy_1pct", "alignment", "uniformity",
        }));

    [Test]
    public void Measure_NoLabels_GivesEveryKeyAndAReason()
    {
        LatentTable unlabeled = Table with { Labels = null };
        var scores = ProbingMetrics.Measure(Set(unlabeled), new EvaluationOptions(), new SeedStream(1));
        Assert.Multiple(() =>
        {
            Assert.That(scores.Select(entry => entry.Key), Is.EqualTo(Keys(Table)));
            Assert.That(
                scores.Where(entry => entry.Key != "uniformity").Select(entry => entry.Score.Reason),
                Is.All.EqualTo("the dataset has no labels"));
        });
    }

    [Test]
    public void Measure_SeparateGroups_IsEasyForEveryClassifier() => Assert.That(
        ProbingMetrics.Measure(Set(Table), new EvaluationOptions(), new SeedStream(1))
            .Where(entry => entry.Key.Contains("accuracy", StringComparison.Ordinal)).Select(entry => entry.Score.Value),
        Is.All.EqualTo(1));

    private static IEnumerable<string> Keys(LatentTable table) =>
        ProbingMetrics.Measure(Set(table), new EvaluationOptions(), new SeedStream(1)).Select(entry => entry.Key);

    private static EmbeddingSet Set(LatentTable table) => new() { Measured = table, Training = table };
}
