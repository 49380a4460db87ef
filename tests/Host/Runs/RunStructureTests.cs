using NebulaBench.Host.Evaluation.Covariance;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Runs.Arrays;

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
            Classes = [new GroupSummary(0, 1, [5, 6], null, null, []), new GroupSummary(7, 3, [8, 9], null, null, [])],
        });

        Assert.That(arrays.Keys, Is.EqualTo(new[]
        {
            "count", "mean", "covariance", "correlation", "eigenvalues", "dead_dimensions", "class_ids", "class_counts", "class_means",
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
