using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The classes and prototypes of latents with what is measured within them.</summary>
/// <param name="Classes">By label, ascending; empty without labels.</param>
/// <param name="Prototypes">By prototype, ascending; empty without assignments.</param>
internal sealed record CovarianceGroups(IReadOnlyList<GroupSummary> Classes, IReadOnlyList<GroupSummary> Prototypes)
{
    /// <summary>Those of an input, once for all metrics that ask; without scores where nobody has measured them before.</summary>
    public static CovarianceGroups From(LatentInput input) => From(input, new MetricSet([]));

    /// <summary>Those of an input with the scores of a set of metrics.</summary>
    public static CovarianceGroups From(LatentInput input, MetricSet metrics) => input.Share(() => new CovarianceGroups(
        input.Latents.Labels is { } labels ? Groups.Measure(input, labels, metrics) : [],
        input.Latents.Assignments is { } assignments ? Groups.Measure(input, assignments, metrics) : []));
}
