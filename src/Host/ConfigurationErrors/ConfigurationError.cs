namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>One mistake in an experiment.</summary>
/// <param name="Code">Its kind, see <see cref="ConfigurationCodes"/>.</param>
/// <param name="Position">Where it was written.</param>
/// <param name="Path">The option it concerns, such as <c>objective[1].anchors</c>; empty where it concerns a whole file.</param>
/// <param name="Problem">What is wrong, a clause without a full stop.</param>
/// <param name="Remedy">What would work, a clause without a full stop.</param>
public sealed record ConfigurationError(string Code, SourcePosition Position, string Path, string Problem, string Remedy)
{
    /// <summary>One line: <c>file:line:column  path  what is wrong  what would work  [code]</c>.</summary>
    public override string ToString()
    {
        string[] fields = [Position.ToString(), Path, Problem, Remedy, $"[{Code}]"];
        return string.Join("  ", fields.Where(field => field.Length > 0));
    }
}
