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
        var outcomes = ClusterMeasurement.Run(Set(assigned), new EvaluationOptions(), new SeedStream(1), prototypes: 5);
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(outcome => outcome.Key), Is.EqualTo(new[] { "assigned", "kmeans", "mixture" }));
            Assert.That(outcomes.Select(outcome => Value(outcome, "ari")), Is.All.EqualTo(1));
            Assert.That(outcomes.Select(outcome => Value(outcome, "dead_clusters")), Is.EqualTo(new[] { 2, 0, 0 }));
        });
    }

    [Test]
    public void Run_TrainingLatents_AreWhatTheInductiveClustersAreFittedTo()
    {
        // Two tight groups, and a far sample that training does not know: fitted to all three, it is a cluster of its own.
        LatentTable training = Line(0, 0.1, 0.2, 10, 10.1, 10.2), measured = Line(0, 10, 100) with { Labels = [0, 1, 1] };

        var outcomes = ClusterMeasurement.Run(Set(measured, training), new EvaluationOptions(), new SeedStream(1));

        Assert.That(outcomes.Select(outcome => outcome.Key), Is.EqualTo(new[] { "kmeans_inductive", "mixture_inductive", "kmeans", "mixture" }));
        foreach (ClusterMeasurement.Outcome outcome in outcomes)
            Assert.That(Value(outcome, "accuracy_hungarian"), outcome.Key.EndsWith("inductive", StringComparison.Ordinal) ? Is.EqualTo(1) : Is.LessThan(1), outcome.Key);
    }

    [Test]
    public void Run_ManyTrainingLatents_FitsToTenThousandTakenEvenly()
    {
        LatentTable many = TestTables.Blobs(2 * ClusterMeasurement.MostFitted, 4, 3, 1);
        LatentTable half = many.Take([.. Enumerable.Range(0, ClusterMeasurement.MostFitted).Select(index => 2 * index)]);

        Assert.That(Clusters(many), Is.EqualTo(Clusters(half)));

        int[][] Clusters(LatentTable training) =>
            [.. ClusterMeasurement.Run(Set(Table, training), new EvaluationOptions { KMeansRestarts = 1 }, new SeedStream(1))
                .Take(2).Select(outcome => outcome.Clusters)];
    }

    [Test]
    public void Run_FewerTrainingLatentsThanClusters_HasNoInductiveOnes() => Assert.That(
        ClusterMeasurement.Run(Set(Table, Line(0, 1)), new EvaluationOptions(), new SeedStream(1)).Select(outcome => outcome.Key),
        Is.EqualTo(new[] { "kmeans", "mixture" }));

    [Test]
    public void Run_NeitherLabelsNorAssignments_MeasuresNothing() =>
        Assert.That(ClusterMeasurement.Run(Set(Table with { Labels = null }), new EvaluationOptions(), new SeedStream(1)), Is.Empty);

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

    [Test]
    public void Run_Originals_SeparatesTheInputsTooInOneSpaceForAllModels()
    {
        // Every second sample is kept as it went in; a model with latents a thousand times as large has the same clusters.
        int[] rows = [.. Enumerable.Range(0, 200).Select(index => 2 * index)];
        EmbeddingSet set = Set(Table) with { Originals = new OriginalSamples(TestTables.Blobs(200, 6, 2, 1), rows) };
        EmbeddingSet larger = set with { Measured = Table with { Values = [.. Table.Values.Select(value => 1000 * value)] } };

        ClusterMeasurement.Outcome one = First(set), other = First(larger);

        LatentTable originals = set.Originals!.Table;
        var expected = ClusterMetrics.Geometry(originals, [.. rows.Select(row => one.Clusters[row])]);
        Assert.That(
            one.Scores.Where(score => score.Key.EndsWith("_of_inputs", StringComparison.Ordinal)),
            Is.EqualTo(expected.Select(score => ($"{score.Key}_of_inputs", score.Score))));
        Assert.That(Value(other, "silhouette_of_inputs"), Is.EqualTo(Value(one, "silhouette_of_inputs")));

        static ClusterMeasurement.Outcome First(EmbeddingSet set) => ClusterMeasurement.Run(set, new EvaluationOptions(), new SeedStream(1))[0];
    }

    private static EmbeddingSet Set(LatentTable measured, LatentTable? training = null) => new() { Measured = measured, Training = training };

    private static LatentTable Line(params double[] values) => new() { Values = values, Dimension = 1 };

    private static double? Value(ClusterMeasurement.Outcome outcome, string key) =>
        outcome.Scores.Single(entry => entry.Key == key).Score.Value;
}
