using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>Shifts and scales each dimension to mean 0 and variance 1 on the training part; a constant dimension becomes 0.</summary>
internal sealed class Standardizer
{
    private readonly double[] mean;
    private readonly double[] scale;

    public Standardizer(LatentTable training)
    {
        mean = RowMath.Means(training.Values, training.Dimension);
        double[] variance = new double[mean.Length];
        for (int sample = 0; sample < training.Count; sample++)
        {
            ReadOnlySpan<double> row = training.Row(sample);
            for (int j = 0; j < row.Length; j++)
            {
                variance[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / training.Count;
            }
        }
        // A constant column may keep the rounding of its mean as variance: that is no signal to blow up.
        scale = [.. variance.Select((value, j) => value > 1e-28 * mean[j] * mean[j] && value > 0 ? 1 / Math.Sqrt(value) : 0)];
    }

    public double[] Apply(double[] values)
    {
        double[] result = new double[values.Length];
        for (int at = 0; at < values.Length; at += mean.Length)
        {
            for (int j = 0; j < mean.Length; j++)
            {
                result[at + j] = (values[at + j] - mean[j]) * scale[j];
            }
        }
        return result;
    }
}
