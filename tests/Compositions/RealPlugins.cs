using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Testing;

namespace NebulaBench.Compositions.Tests;

/// <summary>The program's services with the plugins that were built beside it, and a folder for experiments.</summary>
internal sealed class RealPlugins : IDisposable
{
    private readonly ServiceProvider services;

    public RealPlugins()
    {
        HostSettings settings = HostSettings.Create([], null, Folder, null);
        services = HostServices.Build(settings with { PluginFolders = PluginFolder.ToSearch(BuiltProgram.Folder, [], null) });
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("nebula-").FullName;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public IReadOnlyList<RunSpec> Plan(string yaml, params string[] overrides)
    {
        string file = Path.Combine(Folder, "experiment.yaml");
        File.WriteAllText(file, yaml);
        return Planner.Plan(Get<ExperimentLoader>().Load(new ExperimentArguments(file, overrides)));
    }

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
