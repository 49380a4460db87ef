using NebulaBench.Comparisons;

namespace NebulaBench.Host.Components;

/// <summary>A component in the catalog: what it is called, what it is made from and who brought it.</summary>
public sealed record ComponentDescriptor
{
    /// <summary>What it is.</summary>
    public required ComponentKind Kind { get; init; }

    /// <summary>Its id in experiments, unique within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The work to cite, or null.</summary>
    public string? Citation { get; init; }

    /// <summary>The baseline that it brings, or null.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The class that dependency injection creates.</summary>
    public required Type Implementation { get; init; }

    /// <summary>Its options' record.</summary>
    public required Type Options { get; init; }

    /// <summary>The plugin that registered it.</summary>
    public required PluginDescriptor Plugin { get; init; }
}
