using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Data;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Training;
using Spectre.Console;

namespace NebulaBench.Host.Composition;

/// <summary>The services behind the program's commands.</summary>
internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton(_ => AnsiConsole.Console)
        .AddSingleton<ExperimentLoader>()
        .AddSingleton<ModelBuilder>()
        .AddSingleton<DataShelf>()
        .AddSingleton<RunExecutor>()
        .AddSingleton<InlineLauncher>()
        .AddSingleton<RunCommand>()
        .AddSingleton<ValidateCommand>()
        .AddSingleton<PlanCommand>()
        .AddSingleton<DatasetShelf>()
        .AddSingleton<HttpClient>()
        .AddSingleton<DataFetcher>()
        .AddSingleton<DataListCommand>()
        .AddSingleton<DataFetchCommand>()
        .AddSingleton<DataVerifyCommand>();
}
