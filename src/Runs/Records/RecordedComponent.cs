using System.Text.Json;
using NebulaBench.Comparisons;

namespace NebulaBench.Runs.Records;

/// <summary>A dataset, architecture, objective or reconstruction as a run used it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What reports call it.</param>
/// <param name="Options">All of its options with their values.</param>
public sealed record RecordedComponent(string Id, string Label, JsonElement Options)
{
    /// <summary>The plugin that brought it, by its name among the run's plugins; null in older files.</summary>
    public string? Plugin { get; init; }

    /// <summary>The baseline that it brings; null where it is none, and in older files.</summary>
    public Baseline? Baseline { get; init; }
}
