using System.Text.Json;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Measuring;

/// <summary>The metrics that plugins bring, beside those of the suite.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="factory">Makes metrics.</param>
public sealed class PluginMetrics(IComponentCatalog catalog, IComponentFactory factory)
{
    /// <summary>All of them with their default options; those that need an option without a default are left out.</summary>
    public IReadOnlyList<ComponentSpec> Defaults() => MetricsReader.Defaults(catalog);

    /// <summary>The metrics that are here for a finished run: with the options it had, or the defaults of those it did not know.</summary>
    public IReadOnlyList<ComponentSpec> Of(RecordedSpec run)
    {
        ArgumentNullException.ThrowIfNull(run);
        OrderedDictionary<string, ComponentSpec> known = new(Defaults().Select(metric => KeyValuePair.Create(metric.Id, metric)));
        foreach (RecordedComponent recorded in run.Metrics ?? [])
        {
            if (catalog.Find(ComponentKind.Metric, recorded.Id) is { } descriptor && Read(descriptor, recorded) is { } spec)
            {
                known[recorded.Id] = spec;
            }
            else
            {
                known.Remove(recorded.Id); // its values are taken over as they are
            }
        }
        return [.. known.Values];
    }

    /// <summary>The metrics of the suite and those.</summary>
    /// <param name="options">How to measure.</param>
    /// <param name="metrics">The metrics of plugins.</param>
    /// <param name="before">Called before each metric of embeddings, see <see cref="MetricSet.Before"/>.</param>
    public MetricSet Set(EvaluationOptions options, IReadOnlyList<ComponentSpec> metrics, Action<MetricSource>? before = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return new MetricSet(BundledMetrics.Set(options).Sources.Concat(metrics.Select(Source))) { Before = before };
    }

    private MetricSource Source(ComponentSpec metric) => new(
        metric.Id, metric.Descriptor.Implementation, () => factory.Create<IMetric>(metric),
        $"metric '{metric.Id}' of plugin '{metric.Descriptor.Plugin.Name}'")
    {
        IsTaken = id => BundledMetrics.Find(id) is not null,
    };

    // Options of another version of the plugin are not guessed at.
    private static ComponentSpec? Read(ComponentDescriptor descriptor, RecordedComponent recorded)
    {
        try
        {
            return recorded.Options.Deserialize(descriptor.Options, RunJson.Indented) is { } options
                ? new ComponentSpec(descriptor, options, recorded.Label)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
