namespace NebulaBench.Metrics.Covariance;

/// <summary>Which dimensions carry information about the input.</summary>
public static class ActiveUnits
{
    /// <summary>The variance of the posterior's mean above which a dimension counts as active (Burda et al.).</summary>
    public const double Threshold = 0.01;

    /// <summary>The number of dimensions whose variance exceeds <see cref="Threshold"/>.</summary>
    public static Score Count(Moments moments) =>
        Enumerable.Range(0, moments.Dimension).Count(j => moments.Covariance[j, j] > Threshold);

    /// <summary>
    /// KL(q(z_j | x) ‖ N(0, 1)) of each dimension j in nats, averaged over the samples; null without log-variances.
    /// </summary>
    public static double[]? DimensionKl(LatentTable table)
    {
        if (table.LogVariances is not { } logVariances || table.Count == 0)
        {
            return null;
        }
        double[] kl = new double[table.Dimension];
        for (int at = 0; at < table.Values.Length; at++)
        {
            double mean = table.Values[at], logVariance = logVariances[at];
            kl[at % table.Dimension] += 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);
        }
        return Array.ConvertAll(kl, sum => sum / table.Count);
    }
}
