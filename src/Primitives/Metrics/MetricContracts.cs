namespace NebulaBench.Metrics;

/// <summary>The contracts of metrics: which there are, and which family the values of each belong to.</summary>
public static class MetricContracts
{
    private static readonly (Type Contract, MetricFamily Family)[] Known =
    [
        (typeof(IClusteringMetric), MetricFamily.Clusters),
        (typeof(ICovarianceMetric), MetricFamily.Covariance),
        (typeof(IProbingMetric), MetricFamily.Usefulness),
        (typeof(IOutputMetric), MetricFamily.Output),
        (typeof(ILikelihoodMetric), MetricFamily.Output),
    ];

    /// <summary>The contracts.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Known.Select(known => known.Contract)];

    /// <summary>The family of a metric's values, or null for a class that implements none of the contracts.</summary>
    /// <param name="metric">The metric's class.</param>
    public static MetricFamily? FamilyOf(Type metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Known.Where(known => metric.IsAssignableTo(known.Contract)).Select(known => (MetricFamily?)known.Family).FirstOrDefault();
    }

    /// <summary>Whether a text can be the id of a value: snake_case, where an asterisk stands for a number.</summary>
    /// <param name="id">The text.</param>
    public static bool IsValueId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length > 0 && id.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '*');
    }
}
