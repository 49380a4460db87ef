using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation;

public sealed class EmbeddingSetTests
{
    private static readonly LatentTable Five = new()
    {
        Values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        Dimension = 2,
        Labels = [0, 1, 2, 3, 4],
        Assignments = [5, 6, 7, 8, 9],
    };

    [Test]
    public void ForClassifiers_TrainingLatents_MeasuresAllOthers()
    {
        var set = new EmbeddingSet { Measured = Five, Training = Five.Slice(0, 1) };

        Assert.That(set.ForClassifiers(), Is.EqualTo((set.Training, set.Measured)));
    }

    [Test]
    public void ForClassifiers_NoTrainingLatents_LearnsFromTheFirstHalf()
    {
        (LatentTable training, LatentTable test) = new EmbeddingSet { Measured = Five }.ForClassifiers();

        Assert.Multiple(() =>
        {
            Assert.That(training.Values, Is.EqualTo(new double[] { 0, 1, 2, 3 }));
            Assert.That(training.Labels, Is.EqualTo(new[] { 0, 1 }));
            Assert.That(test.Values, Is.EqualTo(new double[] { 4, 5, 6, 7, 8, 9 }));
            Assert.That(test.Labels, Is.EqualTo(new[] { 2, 3, 4 }));
            Assert.That(test.Assignments, Is.EqualTo(new[] { 7, 8, 9 }));
        });
    }

    [Test]
    public void ValuesOf_SomeRows_TakesThemInTheirOrder() =>
        Assert.That(Five.ValuesOf([3, 0]).Values, Is.EqualTo(new double[] { 6, 7, 0, 1 }));
}
