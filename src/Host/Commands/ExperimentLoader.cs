using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Commands;

/// <summary>Reads the experiment a command is given, with all its errors at once.</summary>
public sealed class ExperimentLoader(IComponentCatalogue catalogue, IComponentFactory components)
{
    /// <summary>Reads an experiment.</summary>
    /// <exception cref="Configuration.Diagnostics.ConfigurationException">Something is wrong with it; carries every error.</exception>
    public Experiment Load(ExperimentArguments arguments) =>
        ExperimentFile.Load(arguments.File, arguments.Overrides, catalogue, components, arguments.Launcher).OrThrow();
}
