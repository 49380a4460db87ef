using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Planning;

namespace NebulaBench.Host.Commands;

/// <summary>Reads the experiment a command is given, with all its errors at once.</summary>
public sealed class ExperimentLoader(PluginCatalog catalog, IComponentFactory components)
{
    /// <summary>Reads an experiment, and says first which plugins were skipped: a component of the same id may be used in place of theirs.</summary>
    /// <param name="arguments">The experiment.</param>
    /// <param name="warnings">Takes a line for each skipped plugin.</param>
    /// <exception cref="ConfigurationErrors.ConfigurationException">Something is wrong with it; carries every error.</exception>
    public Experiment Load(ExperimentArguments arguments, TextWriter warnings)
    {
        ArgumentNullException.ThrowIfNull(warnings);
        foreach (PluginProblem problem in catalog.Problems)
        {
            warnings.WriteLine($"warning: skipped: {problem}");
        }
        return Load(arguments);
    }

    /// <summary>Reads an experiment.</summary>
    /// <exception cref="ConfigurationErrors.ConfigurationException">Something is wrong with it; carries every error.</exception>
    public Experiment Load(ExperimentArguments arguments) =>
        ExperimentFile.Load(arguments.File, arguments.Overrides, catalog, components, arguments.Launcher).OrThrow();
}
