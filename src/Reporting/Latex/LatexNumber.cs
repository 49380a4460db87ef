using System.Text.RegularExpressions;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Latex;

/// <summary>A cell of a column of numbers: numbers in math mode, so that signs and powers are set as such, and marks raised.</summary>
internal static partial class LatexNumber
{
    private const string Marks = "⁰¹²³⁴⁵⁶⁷⁸⁹,";

    /// <summary>The cell in LaTeX.</summary>
    public static string Write(string cell)
    {
        string body = cell.TrimEnd([.. Marks]);
        string marks = Mark(cell[body.Length..]);
        Match number = MeanAndWidth().Match(body);
        if (!number.Success)
            return LatexText.Escape(body) + marks;
        string width = number.Groups["width"] is { Success: true } found ? $@" \pm {Digits(found.Value)}" : "";
        return $"${Digits(number.Groups["mean"].Value)}{width}${LatexText.Escape(number.Groups["rest"].Value)}{marks}";
    }

    /// <summary>Footnote marks, joined by commas, as one raised text.</summary>
    public static string Mark(string marks) => marks.Length == 0
        ? ""
        : $@"\textsuperscript{{{string.Concat(marks.Select(mark => mark == ',' ? "," : NumberText.Whole(Marks.IndexOf(mark, StringComparison.Ordinal))))}}}";

    // A comma between digits is no punctuation, which would get a space.
    private static string Digits(string number)
    {
        string[] parts = number.Split('E');
        string digits = parts[0].Replace(",", "{,}", StringComparison.Ordinal);
        if (parts.Length == 1)
            return digits;
        string power = parts[1].TrimStart('+', '-').TrimStart('0');
        return $@"{digits} \times 10^{{{(parts[1][0] == '-' ? "-" : "")}{(power.Length == 0 ? "0" : power)}}}";
    }

    [GeneratedRegex(@"^(?<mean>-?[0-9][0-9,]*(\.[0-9]+)?(E[+-][0-9]+)?)( ± (?<width>[0-9][0-9,]*(\.[0-9]+)?(E[+-][0-9]+)?))?(?<rest>( \(n = [0-9]+\))?)$")]
    private static partial Regex MeanAndWidth();
}
