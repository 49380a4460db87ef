namespace NebulaBench.Metrics.Selection;

/// <summary>The metrics that are measured, in the order of a report.</summary>
public sealed class MetricSet
{
    /// <summary>Puts metrics together.</summary>
    /// <param name="sources">The metrics; of two whose values have one id, the first is kept.</param>
    public MetricSet(IEnumerable<MetricSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var ids = new HashSet<string>();
        Sources = [.. sources.Where(source => source.Origin is null || source.Ids.All(ids.Add))];
    }

    /// <summary>Called before each metric of embeddings is measured; what it throws ends the measurement. Null for nothing.</summary>
    public Action<MetricSource>? Before { get; init; }

    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricSource> Sources { get; }

    /// <summary>The descriptors of plugins' metrics, which are known nowhere else.</summary>
    public IReadOnlyList<MetricDescriptor> Foreign =>
        [.. Sources.Where(source => source.Origin is not null).SelectMany(source => source.Descriptors)];

    /// <summary>Begins to measure outputs: every metric that applies to them.</summary>
    public OutputMeasurements Begin(OutputFormat format) => new(format, Sources);

    /// <summary>The scores of the likelihood metrics for draws from posteriors.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input) =>
        [.. Of<ILikelihoodMetric>().SelectMany(source => source.Measure<ILikelihoodMetric>(metric => metric.Measure(input)))];

    /// <summary>The metrics that implement a contract.</summary>
    internal IEnumerable<MetricSource> Of<TMetric>()
    {
        foreach (MetricSource source in Sources.Where(source => source.Type.IsAssignableTo(typeof(TMetric))))
        {
            Before?.Invoke(source);
            yield return source;
        }
    }
}
