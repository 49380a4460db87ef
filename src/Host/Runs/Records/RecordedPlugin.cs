using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Runs;

/// <summary>A plugin that a run used. Where it lay is not recorded: it says nothing to anybody else.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The hash of its file, lower-case hexadecimal.</param>
public sealed record RecordedPlugin(string Name, string Version, string Sha256)
{
    /// <summary>Who made it; null where it names nobody, and in older files.</summary>
    public string? Author { get; init; }

    /// <summary>Its licence; null where it states none, and in older files.</summary>
    public string? Licence { get; init; }

    /// <summary>Records a loaded plugin.</summary>
    public static RecordedPlugin Of(PluginDescriptor plugin) => new(plugin.Name, plugin.Version, plugin.Sha256)
    {
        Author = plugin.Author,
        Licence = plugin.Licence,
    };
}
