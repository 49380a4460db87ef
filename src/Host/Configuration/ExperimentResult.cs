using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration;

/// <summary>An experiment, or everything that is wrong with it.</summary>
/// <param name="File">The file it was read from.</param>
/// <param name="Experiment">The experiment; null where there are errors.</param>
/// <param name="Errors">What is wrong, in the order of reading; empty where there is an experiment.</param>
public sealed record ExperimentResult(string File, Experiment? Experiment, IReadOnlyList<ConfigurationError> Errors)
{
    /// <summary>The experiment.</summary>
    /// <exception cref="ConfigurationException">There are errors; it carries all of them.</exception>
    public Experiment OrThrow() => Experiment ?? throw new ConfigurationException(File, Errors);
}
