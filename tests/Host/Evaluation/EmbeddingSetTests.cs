using NebulaBench.Metrics.Probing;
using NebulaBench.Metrics;
using NebulaBench.Randomness;

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

        Assert.That(set.ForClassifiers(new SeedStream(0)), Is.EqualTo((set.Training, set.Measured)));
    }

    [Test]
    public void ForClassifiers_RowsSortedByClass_HasEveryClassInBothHalves()
    {
        var sorted = new LatentTable
        {
            Values = [.. Enumerable.Range(0, 20).Select(value => (double)value)],
            Dimension = 2,
            Labels = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2],
            Assignments = [.. Enumerable.Range(10, 10)],
            LogVariances = [.. Enumerable.Range(100, 20).Select(value => (double)value)],
        };

        (LatentTable training, LatentTable test) = new EmbeddingSet { Measured = sorted }.ForClassifiers(new SeedStream(7));

        Assert.Multiple(() =>
        {
            Assert.That(training.Labels!.Distinct(), Is.EquivalentTo(new[] { 0, 1, 2 }));
            Assert.That(test.Labels!.Distinct(), Is.EquivalentTo(new[] { 0, 1, 2 }));
            Assert.That(training.Values.Concat(test.Values), Is.EquivalentTo(sorted.Values));
            Assert.That(training.LogVariances!.Select(value => value - 100), Is.EqualTo(training.Values));
            Assert.That(test.Assignments!.Select(value => (value - 10) * 2.0), Is.EqualTo(test.Values.Where((_, at) => at % 2 == 0)));
        });
    }

    [Test]
    public void ForClassifiers_AClassOfOneSample_IsOnlyLearnedFrom()
    {
        var single = new LatentTable { Values = [0, 1, 2], Dimension = 1, Labels = [5, 5, 9] };

        (LatentTable training, LatentTable test) = new EmbeddingSet { Measured = single }.ForClassifiers(new SeedStream(0));

        Assert.That((training.Labels, test.Labels), Is.EqualTo((new[] { 5, 9 }, new[] { 5 })));
    }

    [Test]
    public void OccurringClasses_AGapAndTrainingLabels_AreCountedOnce()
    {
        var set = new EmbeddingSet { Measured = Five with { Labels = [0, 7, 7, 0, 0] }, Training = Five with { Labels = [7, 9, 7, 7, 7] } };

        Assert.That(set.OccurringClasses, Is.EqualTo(3));
        Assert.That(new EmbeddingSet { Measured = Five with { Labels = null } }.OccurringClasses, Is.Null);
    }

    [Test]
    public void ValuesOf_SomeRows_TakesThemInTheirOrder() =>
        Assert.That(Five.ValuesOf([3, 0]).Values, Is.EqualTo(new double[] { 6, 7, 0, 1 }));
}
