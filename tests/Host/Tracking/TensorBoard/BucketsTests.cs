using NebulaBench.Host.Tracking.TensorBoard;
using Tensorboard;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

public sealed class BucketsTests
{
    [Test]
    public void Of_Values_CountsEachOnceBetweenRisingLimits()
    {
        double[] values = [.. Enumerable.Range(0, 301).Select(index => -1 + (index / 100.0))];

        HistogramProto histogram = Buckets.For(values)!;

        Assert.Multiple(() =>
        {
            Assert.That((histogram.Min, histogram.Max, histogram.Num), Is.EqualTo((-1.0, 2.0, 301.0)));
            Assert.That(histogram.Sum, Is.EqualTo(values.Sum()));
            Assert.That(histogram.SumSquares, Is.EqualTo(values.Sum(value => value * value)).Within(1e-12));
            Assert.That(histogram.BucketLimit, Is.Ordered.And.Count.EqualTo(30));
            Assert.That(histogram.BucketLimit[^1], Is.EqualTo(2.0), "the maximum has a bucket");
            Assert.That(histogram.Bucket.Sum(), Is.EqualTo(301));
            Assert.That(histogram.Bucket, Is.All.InRange(9, 12));
        });
    }

    [Test]
    public void Of_EqualValues_AreOneBucket()
    {
        HistogramProto histogram = Buckets.For([2.5, 2.5, 2.5])!;

        Assert.That(histogram.BucketLimit, Is.EqualTo(new[] { 2.5 }));
        Assert.That(histogram.Bucket, Is.EqualTo(new[] { 3.0 }));
    }

    [Test]
    public void Of_ValuesThatAreNotFinite_LeavesThemOut()
    {
        Assert.That(Buckets.For([double.NaN, 1, double.PositiveInfinity])!.Num, Is.EqualTo(1));
        Assert.That(Buckets.For([double.NaN]), Is.Null);
        Assert.That(Buckets.For([]), Is.Null);
    }

    [Test]
    public void Of_LargestNumbersOfLatents_StaysFinite() =>
        Assert.That(Buckets.For([float.MinValue, float.MaxValue])!.BucketLimit, Is.All.Matches<double>(double.IsFinite));
}
