namespace NebulaBench.Host.Plugins;

/// <summary>A loaded plugin.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its assembly's informational version.</param>
/// <param name="Path">The file it was loaded from.</param>
/// <param name="Sha256">The hash of that file, lower-case hexadecimal.</param>
public sealed record PluginDescriptor(string Name, string Version, string Path, string Sha256);
