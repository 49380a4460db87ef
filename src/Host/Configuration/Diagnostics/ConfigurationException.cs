using NebulaBench.Errors;

namespace NebulaBench.Host.Configuration.Diagnostics;

/// <summary>An experiment cannot be run as it is written; carries every error found in it.</summary>
public sealed class ConfigurationException : NebulaException
{
    /// <summary>Reports the errors of an experiment.</summary>
    /// <param name="file">The experiment's file.</param>
    /// <param name="errors">What is wrong in it, in the order of reading.</param>
    public ConfigurationException(string file, IReadOnlyList<ConfigurationError> errors)
        : base(ConfigurationCodes.Summary, Describe(errors), file)
    {
        Errors = errors;
    }

    /// <summary>What is wrong, in the order of reading.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; }

    private static string Describe(IReadOnlyList<ConfigurationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        string count = errors.Count == 1 ? "1 error" : FormattableString.Invariant($"{errors.Count} errors");
        return string.Join('\n', errors.Select(error => "  " + error).Prepend(count + ", nothing was run"));
    }
}
