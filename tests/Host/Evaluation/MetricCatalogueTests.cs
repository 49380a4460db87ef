using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Evaluation.Clusters;
using NebulaBench.Host.Evaluation.Covariance;
using NebulaBench.Host.Evaluation.Usefulness;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation;

public sealed class MetricCatalogueTests
{
    [Test]
    public void All_Ids_AreUniqueAndSnakeCase() => Assert.Multiple(() =>
    {
        Assert.That(MetricCatalogue.All.Select(metric => metric.Id), Is.Unique);
        Assert.That(MetricCatalogue.All.Select(metric => metric.Id), Is.All.Match("^[a-z0-9_*]+$"));
    });

    [Test]
    public void All_Families_ComeInTheOrderOfAReport() =>
        Assert.That(MetricCatalogue.All.Select(metric => metric.Family), Is.Ordered);

    [Test]
    public void Find_EveryKeyThatIsMeasured_HasADescriptor()
    {
        LatentTable table = TestTables.Blobs(300, 4, 3, 2);
        string[] keys =
        [
            .. ClusterMetrics.AgainstLabels(table.Labels!, table.Labels!).Select(entry => entry.Key),
            .. ClusterMetrics.Geometry(table, table.Labels!).Select(entry => entry.Key),
            .. ClusterMetrics.Sizes(table.Labels!, 5).Select(entry => entry.Key),
            .. CovarianceMetrics.Measure(table).Select(entry => entry.Key),
            .. UsefulnessMetrics.Measure(table, table, new EvaluationOptions(), new SeedStream(0)).Select(entry => entry.Key),
        ];
        Assert.That(keys.Where(key => MetricCatalogue.Find($"family/{key}") is null), Is.Empty);
    }

    [TestCase("knn_accuracy_k")]
    [TestCase("knn_accuracy_kx")]
    [TestCase("nothing")]
    public void Find_UnknownKey_GivesNull(string key) => Assert.That(MetricCatalogue.Find(key), Is.Null);
}
