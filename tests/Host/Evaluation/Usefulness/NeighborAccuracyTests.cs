using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class NeighborAccuracyTests
{
    private static readonly LatentTable Training = Line([0, 1, 2, 3], [7, 7, 2, 2]);

    [Test]
    public void Measure_EquallyManyVotes_TakesTheLowestClass()
    {
        // All four neighbors: two votes for 7, two for 2.
        Assert.That(NeighborAccuracy.Measure(Training, Line([0.1, 2.9], [7, 2]), [4])[0].Value, Is.EqualTo(0.5));
    }

    [Test]
    public void Measure_ClassUnknownToTraining_CountsAsWrong() =>
        Assert.That(NeighborAccuracy.Measure(Training, Line([0.1, 0.2], [7, 99]), [1])[0].Value, Is.EqualTo(0.5));

    [Test]
    public void Measure_TooManyNeighbors_IsUndefinedForTheseAlone()
    {
        IReadOnlyList<Score> scores = NeighborAccuracy.Measure(Training, Line([0.1], [7]), [5, 1]);
        Assert.Multiple(() =>
        {
            Assert.That(scores[0].Reason, Is.EqualTo("5 neighbors are more than 4 training samples"));
            Assert.That(scores[1].Value, Is.EqualTo(1));
        });
    }

    [Test]
    public void Measure_NoLabels_IsUndefinedWithAReason() => Assert.That(
        NeighborAccuracy.Measure(Training, Training with { Labels = null }, [1])[0].Reason, Is.EqualTo("the dataset has no labels"));

    [Test]
    public void Measure_OneOrManyThreads_GivesTheSame()
    {
        LatentTable table = TestTables.Blobs(500, 4, 4, 0.5);
        Assert.That(
            Threads.Run(4, () => NeighborAccuracy.Measure(table, table, [1, 5, 20])),
            Is.EqualTo(Threads.Run(1, () => NeighborAccuracy.Measure(table, table, [1, 5, 20]))));
    }

    private static LatentTable Line(double[] values, int[] labels) => new() { Values = values, Dimension = 1, Labels = labels };
}
