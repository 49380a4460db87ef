using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NebulaBench.Errors;
using NebulaBench.Plugins;
using NebulaBench.Toolkit;
using TorchSharp;

namespace NebulaBench.Host.Plugins;

/// <summary>
/// The assemblies that exist once in the process, because their types cross the border between the program and its plugins.
/// Of everything else a plugin may bring its own version.
/// </summary>
public static class SharedAssemblies
{
    /// <summary>Their names and the versions the program has.</summary>
    public static IReadOnlyList<AssemblyName> All { get; } =
    [
        typeof(IPluginModule).Assembly.GetName(),
        typeof(NebulaException).Assembly.GetName(),
        typeof(ReconstructionsPlugin).Assembly.GetName(),
        typeof(torch).Assembly.GetName(),
        typeof(IServiceCollection).Assembly.GetName(),
        typeof(ILogger).Assembly.GetName(),
    ];

    /// <summary>
    /// Those a plugin must not ship at all. Copies of the dependency injection and logging abstractions come along with many packages
    /// and are passed over.
    /// </summary>
    public static IReadOnlyList<AssemblyName> NeverShipped { get; } = [.. All.Take(4)];
}
