using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Host.Data;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using NebulaBench.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Toolkit;
using NebulaBench.Training;

namespace NebulaBench.Host.Commands.Services;

/// <summary>The composition root: the one place that knows every service of the host.</summary>
public static class HostServices
{
    /// <summary>Builds the services. Plugins are loaded when the catalog is first asked for.</summary>
    /// <param name="settings">The program's surroundings.</param>
    /// <param name="configure">Further services, or replacements in tests.</param>
    public static ServiceProvider Build(HostSettings settings, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(settings);
        var console = new ConsoleLoggerProvider(Console.Error);
        services.AddSingleton(console);
        services.AddLogging(logging => logging.AddProvider(console));
        services.AddSingleton<IDataFolder>(settings.DataFolder);
        services.AddSingleton<ICacheFolder>(settings.CacheFolder);
        services.AddSingleton<ProgressRelay>();
        services.AddSingleton<IProgressReporter>(provider => provider.GetRequiredService<ProgressRelay>());
        services.AddSingleton<IPluginModule, ReconstructionsPlugin>();
        services.AddSingleton<IPluginModule, LaunchersPlugin>();
        services.AddSingleton<IPluginModule, OptimizationPlugin>();
        services.AddSingleton(provider => PluginDiscovery.Run(settings.PluginFolders, [.. provider.GetServices<IPluginModule>()]));
        services.AddSingleton<IComponentCatalog>(provider => provider.GetRequiredService<PluginCatalog>());
        services.AddSingleton<ComponentFactory>();
        services.AddSingleton<IComponentFactory>(provider => provider.GetRequiredService<ComponentFactory>());
        services.AddCommands();
        configure?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }
}
