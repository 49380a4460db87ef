using System.Text.RegularExpressions;

namespace NebulaBench.Host.Launching.Slurm;

/// <summary>
/// Writes words as sbatch reads them in a directive: they end at blanks unless they are quoted, and <c>#</c> begins a comment. A quoted
/// word has no escapes that every version knows.
/// </summary>
public static partial class SlurmText
{
    /// <summary>A word; null where no directive can hold it.</summary>
    public static string? Word(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Plain().IsMatch(text))
        {
            return text;
        }
        bool hasLines = text.AsSpan().IndexOfAny('\n', '\r', '\\') >= 0;
        return (hasLines, text.Contains('"', StringComparison.Ordinal), text.Contains('\'', StringComparison.Ordinal)) switch
        {
            (false, false, _) => $"\"{text}\"",
            (false, true, false) => $"'{text}'",
            _ => null,
        };
    }

    /// <summary>A folder in the name of a file in which <c>%A</c> and the like stand for something.</summary>
    public static string Literal(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder.Replace("%", "%%", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
