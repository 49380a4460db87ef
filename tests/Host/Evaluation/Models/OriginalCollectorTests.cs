using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using TorchSharp;

namespace NebulaBench.Host.Tests.Evaluation.Models;

public sealed class OriginalCollectorTests
{
    [TestCase(10, 4, 3)]
    [TestCase(10, 10, 4)]
    [TestCase(7, 20, 2)]
    public void ToSamples_BatchesOfAnySize_HoldsEvenlySpreadRowsWithTheirIndices(int count, int atMost, int batch)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor inputs = torch.arange(count * 6, torch.float32).view(count, 1, 2, 3);
        OriginalCollector collector = OriginalCollector.For(new ImageShape(1, 2, 3), count, atMost)!;
        for (int first = 0; first < count; first += batch)
        {
            collector.Add(inputs.narrow(0, first, Math.Min(batch, count - first)));
        }

        OriginalSamples samples = collector.ToSamples();

        int[] expected = [.. BatchSampler.Spread(count, atMost, 1).Indices.Select(index => (int)index)];
        Assert.That(samples.Rows, Is.EqualTo(expected));
        Assert.That(samples.Table.Dimension, Is.EqualTo(6));
        Assert.That(samples.Table.Values, Is.EqualTo(expected.SelectMany(row => Enumerable.Range(row * 6, 6).Select(value => (double)value))));
    }

    [Test]
    public void For_ShapesWithoutAEuclideanDistance_CollectsNothing() => Assert.Multiple(() =>
    {
        Assert.That(OriginalCollector.For(new SequenceShape(8, 100), 10, 10), Is.Null);
        Assert.That(OriginalCollector.For(new PointCloudShape(8, 3), 10, 10), Is.Null);
        Assert.That(OriginalCollector.For(new VectorShape(8), 10, 0), Is.Null);
    });
}
