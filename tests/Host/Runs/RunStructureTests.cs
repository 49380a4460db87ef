using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

public class RunStructureTests
{
    [Test]
    public void Arrays_WholeStructure_NamesEveryPart()
    {
        IReadOnlyDictionary<string, DenseArray> arrays = RunStructure.Arrays(new CovarianceStructure
        {
            Count = 4,
            Mean = [1, 2],
            Covariance = new double[,] { { 2, 1 }, { 1, 3 } },
            Correlation = new double[,] { { 1, 0.5 }, { 0.5, 1 } },
            Eigenvalues = [3.5, 1.5],
            DeadDimensions = [],
            Classes = [new GroupSummary(0, 1, [5, 6], null, null, []), new GroupSummary(7, 3, [8, 9], new double[,] { { 4, 0 }, { 0, 2 } }, [4, 2], [])],
        });

        Assert.That(arrays.Keys, Is.EqualTo(new[]
        {
            "count", "mean", "covariance", "correlation", "eigenvalues", "dead_dimensions", "class_ids", "class_counts", "class_means", "class_7_covariance",
            "class_7_eigenvalues",
        }));
        Assert.Multiple(() =>
        {
            Assert.That(arrays["covariance"].Shape, Is.EqualTo(new[] { 2, 2 }));
            Assert.That(arrays["covariance"].Values, Is.EqualTo(new double[] { 2, 1, 1, 3 }));
            Assert.That(arrays["class_ids"].Values, Is.EqualTo(new[] { 0, 7 }));
            Assert.That(arrays["class_means"].Shape, Is.EqualTo(new[] { 2, 2 }));
            Assert.That(arrays["class_means"].Values, Is.EqualTo(new double[] { 5, 6, 8, 9 }));
        });
    }

    [Test]
    public void Arrays_Clusterings_HoldEachSamplesClusterAndTheContingencyTable()
    {
        int[] clusters = [4, 4, 2, 2], labels = [0, 1, 1, 1];
        var clustering = new ClusterMeasurement.Outcome("kmeans", clusters, ContingencyTable.From(clusters, labels), []);
        var structure = new CovarianceStructure
        {
            Count = 4,
            Mean = null,
            Covariance = null,
            Correlation = null,
            Eigenvalues = null,
            DeadDimensions = [],
        };

        IReadOnlyDictionary<string, DenseArray> arrays = RunStructure.Arrays(new EmbeddingScores([], structure, [clustering]));

        Assert.Multiple(() =>
        {
            Assert.That(arrays["kmeans_clusters"].Values, Is.EqualTo(clusters));
            Assert.That(arrays["kmeans_contingency"].Shape, Is.EqualTo(new[] { 2, 2 }));
            Assert.That(arrays["kmeans_contingency"].Values, Is.EqualTo(new long[] { 0, 2, 1, 1 }));
            Assert.That(arrays["kmeans_contingency_clusters"].Values, Is.EqualTo(new[] { 2, 4 }));
            Assert.That(arrays["kmeans_contingency_labels"].Values, Is.EqualTo(new[] { 0, 1 }));
        });
    }

    [Test]
    public void Arrays_NothingDefined_HasNoArraysOfNothing()
    {
        IReadOnlyDictionary<string, DenseArray> arrays = RunStructure.Arrays(new CovarianceStructure
        {
            Count = 1,
            Mean = [1],
            Covariance = null,
            Correlation = null,
            Eigenvalues = null,
            DeadDimensions = [],
        });

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "count", "mean", "dead_dimensions" }));
    }
}
