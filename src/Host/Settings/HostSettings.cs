using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Settings;

/// <summary>What the command line and the environment say of the program's surroundings, the same for every command.</summary>
public sealed record HostSettings
{
    /// <summary>The folders to look for plugins in.</summary>
    public required IReadOnlyList<PluginFolder> PluginFolders { get; init; }

    /// <summary>Where data is kept.</summary>
    public required DataFolder DataFolder { get; init; }

    /// <summary>Where datasets keep what they have computed.</summary>
    public required CacheFolder CacheFolder { get; init; }

    /// <summary>The folder of libtorch given by <c>--libtorch</c>, or null; see <c>NativeLibtorch</c>.</summary>
    public string? Libtorch { get; init; }

    /// <summary>Combines the command line's options with the environment's variables.</summary>
    /// <param name="plugins">The values of <c>--plugins</c>.</param>
    /// <param name="data">The value of <c>--data</c>, or null.</param>
    /// <param name="cache">The value of <c>--cache</c>, or null.</param>
    /// <param name="libtorch">The value of <c>--libtorch</c>, or null.</param>
    public static HostSettings Create(IEnumerable<string> plugins, string? data, string? cache, string? libtorch) => new()
    {
        PluginFolders = PluginFolder.ToSearch(
            AppContext.BaseDirectory, plugins, Environment.GetEnvironmentVariable(PluginFolder.EnvironmentVariable)),
        DataFolder = DataFolder.Choose(data, Environment.GetEnvironmentVariable(DataFolder.EnvironmentVariable)),
        CacheFolder = CacheFolder.Choose(cache, Environment.GetEnvironmentVariable(CacheFolder.EnvironmentVariable)),
        Libtorch = libtorch,
    };
}
