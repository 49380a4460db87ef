using System.Text.Json;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Runs;

/// <summary>A dataset, architecture, objective or reconstruction as a run used it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What reports call it.</param>
/// <param name="Options">All of its options with their values.</param>
public sealed record RecordedComponent(string Id, string Label, JsonElement Options)
{
    /// <summary>The plugin that brought it, by its name among the run's plugins; null in older files.</summary>
    public string? Plugin { get; init; }

    /// <summary>Records a component of a planned run.</summary>
    public static RecordedComponent Of(ComponentSpec component) =>
        new(component.Id, component.Label, RunJson.Options(component.Options)) { Plugin = component.Descriptor.Plugin.Name };
}
