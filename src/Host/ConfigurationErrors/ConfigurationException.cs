using NebulaBench.Errors;

namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>An experiment cannot be run as it is written; carries every error found in it.</summary>
public sealed class ConfigurationException : NebulaException
{
    private const int MostShown = 100;

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
        IEnumerable<string> lines = errors.Take(MostShown).Select(error => "  " + error).Prepend(count);
        return string.Join('\n', errors.Count > MostShown ? lines.Append(FormattableString.Invariant($"  and {errors.Count - MostShown} more")) : lines);
    }
}
