using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.Configuration.Sources;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;
using NebulaBench.Metrics.Options;

namespace NebulaBench.Host.Configuration;

/// <summary>What the command line says of how finished runs are measured: <c>--set evaluation.KEY=VALUE</c>. What it does not say is as it was.</summary>
public sealed class EvaluationOverrides
{
    private readonly IReadOnlyList<Variant> variants;

    private EvaluationOverrides(IReadOnlyList<Variant> variants, IReadOnlyList<ComponentSpec>? metrics)
    {
        this.variants = variants;
        Metrics = metrics;
    }

    /// <summary>The metrics of plugins to measure with; null where nothing is said of them.</summary>
    public IReadOnlyList<ComponentSpec>? Metrics { get; }

    /// <summary>Reads the overrides, and everything that is wrong with them at once.</summary>
    /// <exception cref="ConfigurationException">One of them is wrong.</exception>
    /// <param name="overrides">Each <c>path=value</c>, in order.</param>
    /// <param name="catalog">What plugins brought.</param>
    public static EvaluationOverrides Read(IReadOnlyList<string> overrides, IComponentCatalog catalog)
    {
        var errors = new ErrorCollector();
        MapNode root = overrides.Aggregate(new MapNode([], new SourcePosition("--set")), (changed, assignment) => SetOverride.Apply(changed, assignment, errors));
        (IReadOnlyList<Variant> variants, IReadOnlyList<ComponentSpec>? metrics) = new ExperimentReader(catalog, errors).ReadEvaluation(root);
        return errors.Any ? throw new ConfigurationException("--set", errors.Sorted()) : new EvaluationOverrides(variants, metrics);
    }

    /// <summary>How a run is measured that was measured otherwise; several ways where a list makes them.</summary>
    public IReadOnlyList<EvaluationOptions> Over(EvaluationOptions recorded) => [.. variants.Select(variant => Over(recorded, variant)).Distinct()];

    private static EvaluationOptions Over(EvaluationOptions recorded, Variant variant)
    {
        EvaluationOptions changed = recorded with { };
        foreach (OptionProperty option in OptionProperty.For(typeof(EvaluationOptions)).Where(option => variant.Written.Any(written => written.Key == option.Key)))
        {
            option.Set(changed, option.Get(variant.Value!));
        }
        return changed;
    }
}
