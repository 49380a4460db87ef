using Tensorboard;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>Counts values in buckets of equal width, as many as TensorBoard shows.</summary>
internal static class Buckets
{
    private const int Count = 30;

    /// <summary>The histogram of the finite ones among some values; null where there is none.</summary>
    public static HistogramProto? For(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return null;
        }
        double least = finite.Min(), most = finite.Max();
        var histogram = new HistogramProto
        {
            Min = least,
            Max = most,
            Num = finite.Length,
            Sum = finite.Sum(),
            SumSquares = finite.Sum(value => value * value),
        };
        // The limits are upper ones; the last is the maximum itself, and equal values need one bucket only.
        int buckets = most > least ? Count : 1;
        double width = (most - least) / buckets;
        var counts = new double[buckets];
        foreach (double value in finite)
        {
            counts[width > 0 ? Math.Min((int)((value - least) / width), buckets - 1) : 0]++;
        }
        histogram.BucketLimit.AddRange(Enumerable.Range(1, buckets).Select(index => index == buckets ? most : least + (index * width)));
        histogram.Bucket.AddRange(counts);
        return histogram;
    }
}
