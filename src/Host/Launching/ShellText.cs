using System.Text.RegularExpressions;

namespace NebulaBench.Host.Launching;

/// <summary>Writes command lines as a POSIX shell reads them.</summary>
public static partial class ShellText
{
    /// <summary>A command line; words are quoted where they must be.</summary>
    public static string For(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>One word.</summary>
    public static string Quote(string word) =>
        Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
