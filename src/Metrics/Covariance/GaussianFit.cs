namespace NebulaBench.Metrics.Covariance;

/// <summary>How far the Gaussian fitted to the samples is from the prior N(0, I).</summary>
public static class GaussianFit
{
    /// <summary>KL(N(μ, Σ) ‖ N(0, I)) in nats.</summary>
    public static Score KlToStandardNormal(Moments moments, CorrelationMatrix correlation)
    {
        if (correlation.Dead.Length > 0)
        {
            return Score.Undefined($"{correlation.Dead.Length} of {moments.Dimension} dimensions are constant: the divergence is infinite");
        }
        if (!correlation.IsRegular)
        {
            return Score.Undefined($"{correlation.WhySingular(moments.Count)}: the divergence is infinite");
        }
        double sum = 0;
        for (int j = 0; j < moments.Dimension; j++)
        {
            double variance = moments.Covariance[j, j];
            sum += variance + (moments.Mean[j] * moments.Mean[j]) - 1 - Math.Log(variance);
        }
        return 0.5 * (sum - Dependence.LogDeterminant(correlation.OfLive));
    }
}
