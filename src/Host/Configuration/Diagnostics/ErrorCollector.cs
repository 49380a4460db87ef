namespace NebulaBench.Host.Configuration.Diagnostics;

/// <summary>Gathers the errors of one experiment so that all of them can be reported at once.</summary>
public sealed class ErrorCollector
{
    private readonly List<string> sources = [];
    private readonly HashSet<ConfigurationError> errors = [];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => errors.Count > 0;

    /// <summary>Makes a source known; errors are sorted by the order in which their sources became known.</summary>
    public void AddSource(string source)
    {
        if (!sources.Contains(source))
        {
            sources.Add(source);
        }
    }

    /// <summary>Adds an error; the same one again counts once.</summary>
    public void Add(string code, SourcePosition position, string path, string problem, string remedy) =>
        errors.Add(new ConfigurationError(code, position, path, problem, remedy));

    /// <summary>All errors, by source, line and column.</summary>
    public IReadOnlyList<ConfigurationError> Sorted() =>
        [.. errors
            .OrderBy(error => sources.IndexOf(error.Position.Source) is >= 0 and int index ? index : int.MaxValue)
            .ThenBy(error => error.Position.Line)
            .ThenBy(error => error.Position.Column)
            .ThenBy(error => error.Path, StringComparer.Ordinal)
            .ThenBy(error => error.Code, StringComparer.Ordinal)];
}
