using NebulaBench.Host.Launching.Inline;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Host.Launching.Slurm;
using NebulaBench.Plugins;

namespace NebulaBench.Host.Launching;

/// <summary>The launchers that the program brings itself.</summary>
public sealed class LaunchersPlugin : IPluginModule
{
    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddLauncher<InlineLauncher, NoOptions>("inline", "One run after another, in one worker process with all cores.");
        plugins.AddLauncher<LocalLauncher, LocalOptions>("local", "Worker processes on this machine that share its threads, devices and memory.");
        plugins.AddLauncher<SlurmLauncher, SlurmOptions>("slurm", "A job array on a Slurm cluster, which continues without this process.",
            "Yoo, Jette, Grondona: SLURM: simple Linux utility for resource management (Job Scheduling Strategies for Parallel Processing, 2003)");
    }
}
