using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Checking;
using NebulaBench.Host.Data;
using NebulaBench.Host.Diagnostics;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Tracking;
using NebulaBench.Runtime;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Services;

/// <summary>The services behind the program's commands.</summary>
internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        foreach (CommandEntry entry in CommandList.All)
        {
            entry.Register(services);
        }
        return services.AddCommandServices();
    }

    private static IServiceCollection AddCommandServices(this IServiceCollection services) => RunPipeline.AddSteps(services)
        .AddSingleton(_ => Terminal())
        .AddSingleton<ExperimentLoader>()
        .AddSingleton<ModelBuilder>()
        .AddSingleton<LoadedDataCache>()
        .AddSingleton<TrainingMethods>()
        .AddSingleton<PretrainingStages>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<RunTracking>()
        .AddSingleton<IComputeRuntime>(ComputeRuntime.Shared)
        .AddSingleton<RunPipeline>()
        .AddSingleton<PluginMetrics>()
        .AddSingleton<RunMeasurer>()
        .AddSingleton<RunImporter>()
        .AddSingleton<RunExecutor>()
        .AddSingleton<WorkCommandLine>()
        .AddSingleton(SlurmQueue.OfMachine)
        .AddSingleton<DeviceCheck>()
        .AddSingleton<LaunchSession>()
        .AddSingleton<DatasetRegistry>()
        .AddSingleton<HttpClient>()
        .AddSingleton<DataFetcher>()
        .AddSingleton<FinishedRun>()
        .AddSingleton<ComponentCheck>()
        .AddSingleton<Doctor>();

    /// <summary>A file or a pipe has no width that tables would have to be squeezed into.</summary>
    private static IAnsiConsole Terminal()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = 400;
        }
        return console;
    }
}
