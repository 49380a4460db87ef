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
    public void Find_EveryKeyThatIsMeasured_HasADescriptorAndEveryDescriptorAKey()
    {
        LatentTable table = TestTables.Blobs(300, 4, 3, 2);
        string?[] measured =
        [
            .. ClusterMetrics.AgainstLabels(table.Labels!, table.Labels!).Select(entry => MetricCatalogue.Find(entry.Key)?.Id),
            .. ClusterMetrics.Geometry(table, table.Labels!).Select(entry => MetricCatalogue.Find(entry.Key)?.Id),
            .. ClusterMetrics.Sizes(table.Labels!, 5).Select(entry => MetricCatalogue.Find(entry.Key)?.Id),
            .. CovarianceMetrics.Measure(table).Select(entry => MetricCatalogue.Find(entry.Key)?.Id),
            .. UsefulnessMetrics.Measure(table, table, new EvaluationOptions(), new SeedStream(0), table, Factors(table))
                .Select(entry => MetricCatalogue.Find(entry.Key)?.Id),
            // Between two sets, not of one table: FrechetDistance.Between.
            MetricCatalogue.Find("frechet_distance")?.Id,
        ];
        Assert.That(
            measured.Distinct(),
            Is.EquivalentTo(ClusterMetrics.Descriptors.Concat(CovarianceMetrics.Descriptors).Concat(UsefulnessMetrics.Descriptors).Select(metric => metric.Id)));
    }

    [TestCase("knn_accuracy_k")]
    [TestCase("knn_accuracy_kx")]
    [TestCase("nothing")]
    public void Find_UnknownKey_GivesNull(string key) => Assert.That(MetricCatalogue.Find(key), Is.Null);

    private static double[,] Factors(LatentTable table)
    {
        double[,] factors = new double[table.Count, 2];
        for (int sample = 0; sample < table.Count; sample++)
        {
            (factors[sample, 0], factors[sample, 1]) = (table.Labels![sample], table.Row(sample)[1]);
        }
        return factors;
    }
}
