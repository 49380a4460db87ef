using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>A map from keys to values; each key is there once.</summary>
/// <param name="Entries">Its entries as written.</param>
/// <param name="Position">Where it begins.</param>
public sealed record MapNode(IReadOnlyList<MapEntry> Entries, SourcePosition Position) : ConfigNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>The entry with a key, or null.</summary>
    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The map without some of its keys.</summary>
    public MapNode Without(params IReadOnlyCollection<string> keys) =>
        this with { Entries = [.. Entries.Where(entry => !keys.Contains(entry.Key))] };

    /// <summary>The map with an entry in the place of the one with the same key, or at the end.</summary>
    public MapNode With(MapEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return this with
        {
            Entries = Find(entry.Key) is null
                ? [.. Entries, entry]
                : [.. Entries.Select(old => old.Key == entry.Key ? entry : old)],
        };
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyPosition">Where the key was written.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(string Key, SourcePosition KeyPosition, ConfigNode Value);
