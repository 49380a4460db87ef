using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class ClusterMeasurementTests
{
    private static readonly LatentTable Table = TestTables.Blobs(400, 4, 3, 8);

    [Test]
    public void Run_LabelsAndAssignments_MeasuresAllThreeWays()
    {
        LatentTable assigned = Table with { Assignments = [.. Table.Labels!.Select(label => 2 * label)] };
        var outcomes = ClusterMeasurement.Run(assigned, new EvaluationOptions(), new SeedStream(1), prototypes: 5);
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(outcome => outcome.Key), Is.EqualTo(new[] { "assigned", "kmeans", "mixture" }));
            Assert.That(outcomes.Select(outcome => Value(outcome, "ari")), Is.All.EqualTo(1));
            Assert.That(outcomes.Select(outcome => Value(outcome, "dead_clusters")), Is.EqualTo(new[] { 2, 0, 0 }));
        });
    }

    [Test]
    public void Run_NeitherLabelsNorAssignments_MeasuresNothing() =>
        Assert.That(ClusterMeasurement.Run(Table with { Labels = null }, new EvaluationOptions(), new SeedStream(1)), Is.Empty);

    [Test]
    public void Sizes_UnevenClusters_CountsThem()
    {
        var scores = ClusterMetrics.Sizes([4, 4, 4, 9]).ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            Assert.That(scores["used_clusters"].Value, Is.EqualTo(2));
            Assert.That(scores["largest_cluster_share"].Value, Is.EqualTo(0.75));
            Assert.That(scores["cluster_perplexity"].Value, Is.EqualTo(4 / Math.Pow(3, 0.75)).Within(1e-12));
            Assert.That(scores["dead_clusters"].Reason, Is.EqualTo("the number of prototypes is not known"));
        });
    }

    private static double? Value(ClusterMeasurement.Outcome outcome, string key) =>
        outcome.Scores.Single(entry => entry.Key == key).Score.Value;
}
