namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>Gathers the errors of one experiment so that all of them can be reported at once.</summary>
public sealed class ErrorCollector
{
    private const int LongestText = 4_000;

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
        errors.Add(new ConfigurationError(code, position, Shortened(path), Shortened(problem), Shortened(remedy)));

    // A message quotes what was written, which may be of any length; its beginning and its end say which it is and what would work.
    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : $"{text[..(LongestText / 2)]} … {text[^(LongestText / 2)..]}";

    /// <summary>All errors, by source, line and column.</summary>
    public IReadOnlyList<ConfigurationError> Sorted() =>
        [.. errors
            .OrderBy(error => sources.IndexOf(error.Position.Source) is >= 0 and int index ? index : int.MaxValue)
            .ThenBy(error => error.Position.Line)
            .ThenBy(error => error.Position.Column)
            .ThenBy(error => error.Path, StringComparer.Ordinal)
            .ThenBy(error => error.Code, StringComparer.Ordinal)];
}
