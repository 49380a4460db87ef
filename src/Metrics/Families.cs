namespace NebulaBench.Metrics;

/// <summary>Which family a metric belongs to: its contract says so.</summary>
internal static class Families
{
    /// <summary>The family of a metric's class.</summary>
    public static MetricFamily Of(Type metric)
    {
        if (metric.IsAssignableTo(typeof(IClusteringMetric)))
        {
            return MetricFamily.Clusters;
        }
        if (metric.IsAssignableTo(typeof(ICovarianceMetric)))
        {
            return MetricFamily.Covariance;
        }
        return metric.IsAssignableTo(typeof(IProbingMetric)) ? MetricFamily.Usefulness : MetricFamily.Output;
    }
}
