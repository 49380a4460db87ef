using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Launching;
using NebulaBench.Objectives;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Plugins;

/// <summary>
/// Takes down what one plugin registers. A bad registration is remembered rather than thrown, so that the plugin's other components
/// are known by name when it is reported.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="known">The components of the plugins before it.</param>
public sealed class PluginRegistry(PluginDescriptor plugin, IReadOnlyCollection<ComponentDescriptor> known) : IPluginRegistry
{
    private readonly List<ComponentDescriptor> components = [];

    /// <summary>What was registered, good or bad.</summary>
    public IReadOnlyList<ComponentDescriptor> Components => components;

    /// <summary>The first bad registration, or null.</summary>
    public PluginProblem? Problem { get; private set; }

    /// <inheritdoc/>
    public void AddDataset<TDataset, TOptions>(string id, string summary, string? citation = null)
        where TDataset : class, IDataset
        where TOptions : class, new() => Add<TDataset, TOptions>(ComponentKind.Dataset, id, summary, citation);

    /// <inheritdoc/>
    public void AddArchitecture<TArchitecture, TOptions>(string id, string summary, string? citation = null)
        where TArchitecture : class, IArchitecture
        where TOptions : class, new() => Add<TArchitecture, TOptions>(ComponentKind.Architecture, id, summary, citation);

    /// <inheritdoc/>
    public void AddObjective<TObjective, TOptions>(string id, string summary, string? citation = null)
        where TObjective : class, IObjective
        where TOptions : class, new() => Add<TObjective, TOptions>(ComponentKind.Objective, id, summary, citation);

    /// <inheritdoc/>
    public void AddReconstruction<TReconstruction, TOptions>(string id, string summary, string? citation = null)
        where TReconstruction : ReconstructionLoss
        where TOptions : class, new() => Add<TReconstruction, TOptions>(ComponentKind.Reconstruction, id, summary, citation);

    /// <inheritdoc/>
    public void AddLauncher<TLauncher, TOptions>(string id, string summary, string? citation = null)
        where TLauncher : class, ILauncher
        where TOptions : class, new() => Add<TLauncher, TOptions>(ComponentKind.Launcher, id, summary, citation);

    private void Add<TComponent, TOptions>(ComponentKind kind, string id, string summary, string? citation)
    {
        var component = new ComponentDescriptor
        {
            Kind = kind,
            Id = id,
            Summary = summary,
            Citation = citation,
            Implementation = typeof(TComponent),
            Options = typeof(TOptions),
            Plugin = plugin,
        };
        Problem ??= Check(component);
        components.Add(component);
    }

    private PluginProblem? Check(ComponentDescriptor component)
    {
        if (!ComponentId.IsValid(component.Id))
            return PluginProblems.InvalidId(component);
        ComponentDescriptor? earlier = known.Concat(components)
            .FirstOrDefault(other => other.Kind == component.Kind && other.Id == component.Id);
        return earlier is null ? null : PluginProblems.DuplicateId(component, earlier);
    }
}
