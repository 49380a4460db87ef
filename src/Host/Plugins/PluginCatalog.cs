using NebulaBench.Host.Components;

namespace NebulaBench.Host.Plugins;

/// <summary>What the plugins brought, and which of them could not be used.</summary>
public sealed class PluginCatalog : IComponentCatalog
{
    private readonly Dictionary<(ComponentKind, string), ComponentDescriptor> byId;

    /// <summary>Puts a catalog together.</summary>
    public PluginCatalog(
        IReadOnlyList<PluginFolder> folders,
        IReadOnlyList<PluginDescriptor> plugins,
        IEnumerable<ComponentDescriptor> components,
        IReadOnlyList<PluginProblem> problems)
    {
        Folders = folders;
        Plugins = plugins;
        Problems = problems;
        Components = [.. components.OrderBy(component => component.Kind).ThenBy(component => component.Id, StringComparer.Ordinal)];
        byId = Components.ToDictionary(component => (component.Kind, component.Id));
    }

    /// <summary>The folders that were searched.</summary>
    public IReadOnlyList<PluginFolder> Folders { get; }

    /// <summary>The plugins in use, in the order of loading; the first is the contract assembly itself.</summary>
    public IReadOnlyList<PluginDescriptor> Plugins { get; }

    /// <summary>The plugins that were skipped.</summary>
    public IReadOnlyList<PluginProblem> Problems { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ComponentDescriptor> Components { get; }

    /// <inheritdoc/>
    public ComponentDescriptor? Find(ComponentKind kind, string id) => byId.GetValueOrDefault((kind, id));

    /// <inheritdoc/>
    public string? WhyMissing(ComponentKind? kind, string id)
    {
        PluginProblem[] bringers =
            [.. Problems.Where(problem => problem.Components.Any(component => component.Id == id && (kind ?? component.Kind) == component.Kind))];
        if (bringers.Length > 0)
            return string.Join(" ", bringers.Select(problem => $"The plugin that brings it was skipped: {problem}"));
        return Problems.Count switch
        {
            0 => null,
            1 => $"A plugin that could not be loaded may have brought it: {Problems[0]}",
            _ => $"One of these plugins, which could not be loaded, may have brought it (see 'nebula doctor'): "
                + string.Join(", ", Problems.Select(problem => problem.Name)) + ".",
        };
    }
}
