namespace NebulaBench.Host.Plugins;

/// <summary>Who named a folder of plugins.</summary>
public enum PluginFolderOrigin
{
    /// <summary>Nobody: it lies beside the program, and need not be there.</summary>
    Bundled,

    /// <summary>The option <c>--plugins</c>.</summary>
    CommandLine,

    /// <summary>The environment variable <see cref="PluginFolder.EnvironmentVariable"/>.</summary>
    Environment,
}
