namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>Where a value of an experiment was written.</summary>
/// <param name="Source">The file as its reader knows it, or <c>--set path</c> for an override.</param>
/// <param name="Line">The line, from 1; 0 where the source has no lines.</param>
/// <param name="Column">The column, from 1; 0 where the source has no lines.</param>
public readonly record struct SourcePosition(string Source, int Line = 0, int Column = 0)
{
    /// <summary>The position as editors and terminals recognize it: <c>file:line:column</c>.</summary>
    public override string ToString() => Line == 0 ? Source : FormattableString.Invariant($"{Source}:{Line}:{Column}");
}
