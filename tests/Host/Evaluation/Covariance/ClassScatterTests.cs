using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation.Covariance;

/// <summary>Scatter within and between classes.</summary>
public class ClassScatterTests
{
    [Test]
    public void WithinToBetween_TwoClassesOnALine_GivesTheHandComputedRatio()
    {
        // Class 0 at 0 and 2 (mean 1), class 1 at 9, 10 and 11 (mean 10); the mean of all is 6.4.
        LatentTable table = Scores.Table(1, 0, 2, 9, 10, 11) with { Labels = [0, 0, 1, 1, 1] };
        double within = 2 + 2, between = (2 * 5.4 * 5.4) + (3 * 3.6 * 3.6);
        Assert.That(Scores.Value(table, "within_to_between_scatter"), Is.EqualTo(within / between).Within(1e-12));
    }

    [Test]
    public void NeuralCollapse_MoreDimensionsThanClasses_EqualsTheTraceWithThePseudoInverse()
    {
        LatentTable table = TestTables.Blobs(200, 6, 4, 3);
        int[] labels = table.Labels!;
        Matrix<double> within = Matrix<double>.Build.Dense(6, 6), between = Matrix<double>.Build.Dense(6, 6);
        Vector<double>[] means = [.. Enumerable.Range(0, 4).Select(c => Mean(table, Enumerable.Range(0, 200).Where(i => labels[i] == c)))];
        Vector<double> center = means.Aggregate((a, b) => a + b) / 4;
        for (int i = 0; i < 200; i++)
        {
            Vector<double> difference = Vector<double>.Build.Dense(table.Row(i).ToArray()) - means[labels[i]];
            within += difference.OuterProduct(difference) / 200;
        }
        foreach (Vector<double> mean in means)
        {
            between += (mean - center).OuterProduct(mean - center) / 4;
        }
        double expected = (within * between.PseudoInverse()).Trace() / 4;
        Assert.That(Scores.Value(table, "neural_collapse_nc1"), Is.EqualTo(expected).Within(1e-8).Percent);
    }

    [Test]
    public void NeuralCollapse_EverySampleAtItsClassMean_IsZero()
    {
        LatentTable table = Scores.Table(2, 1, 0, 1, 0, 0, 1, 0, 1, -1, -1, -1, -1) with { Labels = [0, 0, 1, 1, 2, 2] };
        Assert.Multiple(() =>
        {
            Assert.That(Scores.Value(table, "neural_collapse_nc1"), Is.Zero.Within(1e-12));
            Assert.That(Scores.Value(table, "within_to_between_scatter"), Is.Zero.Within(1e-12));
        });
    }

    [TestCase(new[] { 3, 3, 3, 3 }, "fewer than two classes occur")]
    [TestCase(new[] { 0, 1, 1, 0 }, "the classes' means are the same")]
    public void Measure_ClassesThatCannotBeToldApart_IsUndefinedWithAReason(int[] labels, string reason)
    {
        Dictionary<string, Score> scores = Scores.For(Scores.Table(1, 0.1, 0.2, 0.4, 0.5) with { Labels = labels });
        Assert.Multiple(() =>
        {
            Assert.That(scores["within_to_between_scatter"].Reason, Is.EqualTo(reason));
            Assert.That(scores["neural_collapse_nc1"].Reason, Is.EqualTo(reason));
        });
    }

    [Test]
    public void Measure_WithoutLabels_IsUndefinedWithAReason() =>
        Assert.That(
            Scores.For(Scores.Table(1, 0.1, 0.2, 0.4, 0.5))["neural_collapse_nc1"].Reason,
            Is.EqualTo("the samples have no labels"));

    private static Vector<double> Mean(LatentTable table, IEnumerable<int> rows)
    {
        Vector<double>[] members = [.. rows.Select(i => Vector<double>.Build.Dense(table.Row(i).ToArray()))];
        return members.Aggregate((a, b) => a + b) / members.Length;
    }
}
