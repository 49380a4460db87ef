using NebulaBench.Comparisons;
using NebulaBench.Host.Components;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>Finds the components of baselines. One whose plugin is missing is left out, as is one that the experiment has already.</summary>
/// <param name="catalog">What plugins brought.</param>
public sealed class BaselineReader(IComponentCatalog catalog)
{
    // Nobody wrote them down.
    private static readonly SourcePosition Nowhere = new(ExperimentKeys.Baselines);

    /// <summary>The objectives of baselines that every architecture is trained with, without those that an experiment names itself.</summary>
    /// <param name="wanted">The baselines.</param>
    /// <param name="own">The experiment's own objectives.</param>
    public IReadOnlyList<ConfiguredComponent> Objectives(IReadOnlyCollection<Baseline> wanted, IReadOnlyList<ConfiguredComponent> own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return
        [
            .. wanted.Where(baseline => baseline != Baseline.Raw).Distinct()
                .Select(baseline => Find(ComponentKind.Objective, baseline))
                .OfType<ComponentSpec>()
                .Where(found => !own.Any(component => IsSame(component.Spec, found)))
                .Select(found => Placed(found, own)),
        ];
    }

    /// <summary>The architecture and objective of the baseline without any encoder, or null.</summary>
    /// <param name="wanted">The baselines.</param>
    /// <param name="architectures">The experiment's own architectures: with one without an encoder among them there is nothing to add.</param>
    public ArchitectureAndObjective? WithoutEncoder(IReadOnlyCollection<Baseline> wanted, IReadOnlyList<ConfiguredComponent> architectures)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return wanted.Contains(Baseline.Raw) && !architectures.Any(architecture => architecture.Spec.Descriptor.Baseline == Baseline.Raw)
            && Find(ComponentKind.Architecture, Baseline.Raw) is { } raw && Find(ComponentKind.Objective, Baseline.Raw) is { } components
            ? new ArchitectureAndObjective(Placed(raw, []), Placed(components, []))
            : null;
    }

    private static bool IsSame(ComponentSpec one, ComponentSpec other) =>
        one.Id == other.Id && CanonicalJson.For(one.Options) == CanonicalJson.For(other.Options);

    private static ConfiguredComponent Placed(ComponentSpec component, IReadOnlyList<ConfiguredComponent> own) => new(
        own.Any(other => other.Spec.Label == component.Label) ? component with { Label = $"{component.Label} (baseline)" } : component,
        Nowhere,
        ExperimentKeys.Baselines);

    private ComponentSpec? Find(ComponentKind kind, Baseline baseline) => catalog.Find(kind, baseline) is { } descriptor
        ? DefaultComponent.For(descriptor, Nowhere, ExperimentKeys.Baselines, new ErrorCollector())
        : null;
}

/// <summary>An architecture and an objective that are run together and with nothing else.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Objective">The objective.</param>
public sealed record ArchitectureAndObjective(ConfiguredComponent Architecture, ConfiguredComponent Objective);
