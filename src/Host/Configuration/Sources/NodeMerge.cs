using NebulaBench.Host.Configuration.Nodes;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>
/// Lays one file over the file it extends: maps merge key by key, anything else is replaced, and so is a map whose <c>id</c> is
/// another one, because the options of one component mean nothing to another.
/// </summary>
public static class NodeMerge
{
    /// <summary>What results from laying <paramref name="over"/> over <paramref name="under"/>; both stay as they are.</summary>
    public static ConfigNode Merge(ConfigNode under, ConfigNode over) =>
        under is MapNode below && over is MapNode above && !OtherId(below, above) ? MergeMaps(below, above) : over;

    /// <summary>The same for two files.</summary>
    public static MapNode MergeMaps(MapNode under, MapNode over)
    {
        ArgumentNullException.ThrowIfNull(over);
        MapNode merged = under;
        foreach (MapEntry entry in over.Entries)
        {
            MapEntry? old = merged.Find(entry.Key);
            merged = merged.With(old is null ? entry : entry with { Value = Merge(old.Value, entry.Value) });
        }
        return merged with { Position = over.Position };
    }

    private static bool OtherId(MapNode under, MapNode over) =>
        under.Find(ExperimentKeys.Id) is { } old
        && over.Find(ExperimentKeys.Id) is { } id
        && NodeText.For(old.Value) != NodeText.For(id.Value);
}
