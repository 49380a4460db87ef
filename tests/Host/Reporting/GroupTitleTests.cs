using NebulaBench.Host.Tests.Evaluation;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Tests.Reporting;

public sealed class GroupTitleTests
{
    [Test]
    public void Of_EveryClusteringThatIsMeasured_HasATitleOfItsOwn()
    {
        LatentTable latents = TestTables.Blobs(60, 3, 3, 1);
        LatentTable assigned = latents with { Assignments = latents.Labels };

        string[] titles =
        [
            .. ClusterMeasurement.Run(new EmbeddingSet { Measured = assigned, Training = latents }, new EvaluationOptions(), new SeedStream(0))
                .Select(outcome => GroupTitle.For($"clusters/{outcome.Key}")),
        ];

        Assert.That(titles, Is.EqualTo(new[]
        {
            "Clusters: the objective's own assignment",
            "Clusters: k-means fitted to training latents",
            "Clusters: a Gaussian mixture fitted to training latents",
            "Clusters: k-means fitted to the latents it scores (transductive)",
            "Clusters: a Gaussian mixture fitted to the latents it scores (transductive)",
        }));
    }
}
