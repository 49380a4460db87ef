using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Checking;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Data;
using NebulaBench.Host.Diagnostics;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Inline;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Tracking;
using Spectre.Console;

namespace NebulaBench.Host.Composition;

/// <summary>The services behind the program's commands.</summary>
internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton(_ => Terminal())
        .AddSingleton<ExperimentLoader>()
        .AddSingleton<ModelBuilder>()
        .AddSingleton<LoadedDataCache>()
        .AddSingleton<PretrainingStages>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<RunTracking>()
        .AddSingleton<PluginMetrics>()
        .AddSingleton<RunExecutor>()
        .AddSingleton<InlineLauncher>()
        .AddSingleton<WorkCommandLine>()
        .AddSingleton(SlurmQueue.OfMachine)
        .AddSingleton<LaunchSession>()
        .AddSingleton<WorkerCommand>()
        .AddSingleton<StatusCommand>()
        .AddSingleton<RunCommand>()
        .AddSingleton<ValidateCommand>()
        .AddSingleton<PlanCommand>()
        .AddSingleton<DatasetShelf>()
        .AddSingleton<HttpClient>()
        .AddSingleton<DataFetcher>()
        .AddSingleton<DataListCommand>()
        .AddSingleton<DataFetchCommand>()
        .AddSingleton<DataVerifyCommand>()
        .AddSingleton<ReportCommand>()
        .AddSingleton<ExportMlFlowCommand>()
        .AddSingleton<DiffCommand>()
        .AddSingleton<LeaderboardCommand>()
        .AddSingleton<ScoreCommand>()
        .AddSingleton<FinishedRun>()
        .AddSingleton<SampleCommand>()
        .AddSingleton<ImagesFitCommand>()
        .AddSingleton<ListCommand>()
        .AddSingleton<MetricsCommand>()
        .AddSingleton<DescribeCommand>()
        .AddSingleton<SchemaCommand>()
        .AddSingleton<ComponentCheck>()
        .AddSingleton<PluginsCheckCommand>()
        .AddSingleton<Doctor>()
        .AddSingleton<DoctorCommand>();

    /// <summary>A file or a pipe has no width that tables would have to be squeezed into.</summary>
    private static IAnsiConsole Terminal()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console.Profile.Width = 400;
        }
        return AnsiConsole.Console;
    }
}
