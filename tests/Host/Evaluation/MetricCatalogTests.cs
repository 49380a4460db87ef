using System.Text.Json;
using System.Text.RegularExpressions;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation;

public sealed class MetricCatalogTests
{
    [Test]
    public void All_Ids_AreUniqueAndSnakeCase() => Assert.Multiple(() =>
    {
        Assert.That(BundledMetrics.Descriptors.Select(metric => metric.Id), Is.Unique);
        Assert.That(BundledMetrics.Descriptors.Select(metric => metric.Id), Is.All.Match("^[a-z0-9_*]+$"));
    });

    [Test]
    public void All_Families_ComeInTheOrderOfAReport() =>
        Assert.That(BundledMetrics.Descriptors.Select(metric => metric.Family), Is.Ordered);

    [Test]
    public void Find_EveryKeyThatIsMeasured_HasADescriptorAndEveryDescriptorAKey()
    {
        LatentTable table = TestTables.Blobs(300, 4, 3, 2);
        string?[] measured =
        [
            .. ClusterMetrics.AgainstLabels(table.Labels!, table.Labels!).Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            .. ClusterMetrics.Geometry(table, table.Labels!).Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            .. new InputSeparation().Measure(new ClusteringInput { Latents = table, Clusters = table.Labels!, Originals = OriginalSamples.OfAll(table) })
                .Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            .. ClusterMetrics.Sizes(table.Labels!, 5).Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            .. CovarianceMetrics.Measure(table).Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            .. ProbingMetrics.Measure(Everything(table), new EvaluationOptions(), new SeedStream(0))
                .Select(entry => BundledMetrics.Find(entry.Key)?.Id),
            // Between two sets, not of one table: FrechetDistance.Between.
            BundledMetrics.Find("frechet_distance")?.Id,
        ];
        Assert.That(
            measured.Distinct(),
            Is.EquivalentTo(BundledMetrics.Descriptors.Where(metric => metric.Family != MetricFamily.Output).Select(metric => metric.Id)));
    }

    [TestCase("knn_accuracy_k")]
    [TestCase("knn_accuracy_kx")]
    [TestCase("nothing")]
    public void Find_UnknownKey_GivesNull(string key) => Assert.That(BundledMetrics.Find(key), Is.Null);

    [Test]
    public void All_NamesOfTheReferenceFiles_AreIdsOrAreDocumentedBesideThem()
    {
        string[] known = [.. BundledMetrics.Descriptors.SelectMany(metric => new[] { metric.Id, metric.ReferenceName ?? "" })];
        string[] scalars =
        [
            .. Directory.GetFiles(GoldenFiles.Folder, "metrics-*.json")
                .Select(path => GoldenFiles.Read(Path.GetFileName(path)))
                .Where(root => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("expected", out _))
                .SelectMany(root => Scalars(root.GetProperty("expected"), ""))
                .Distinct(),
        ];
        Assert.That(scalars, Is.Not.Empty);
        Assert.That(scalars.Where(name => !known.Contains(name)), Is.Empty);
    }

    private static IEnumerable<string> Scalars(JsonElement part, string parent)
    {
        foreach (JsonProperty property in part.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (string name in Scalars(property.Value, property.Name))
                {
                    yield return name;
                }
            }
            else if (property.Value.ValueKind == JsonValueKind.Number)
            {
                // Numbers of neighbors and distances are a star in an id; keys such as k5 only mean something with their parent's.
                yield return Regex.IsMatch(property.Name, "^k[0-9]+$")
                    ? $"{parent}.k*"
                    : Regex.Replace(property.Name, "(?<=f_score_at_0_)[0-9]+$", "*");
            }
        }
    }

    private static EmbeddingSet Everything(LatentTable table) => new()
    {
        Measured = table,
        Training = table,
        Originals = OriginalSamples.OfAll(table),
        Factors = Factors(table),
    };

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
