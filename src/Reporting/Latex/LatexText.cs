using System.Globalization;
using System.Text;

namespace NebulaBench.Reporting.Latex;

/// <summary>Text that LaTeX prints as it is written here.</summary>
internal static class LatexText
{
    /// <summary>
    /// Escapes a text: what LaTeX reads as a command, what its fonts would join (<c>--</c>), what follows a line's end as an option, and
    /// characters beyond Latin. One that no rule knows is named by its code: a table with a code in it can be compiled and mended.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        Rune before = default;
        // U+FFFE is no character: the library refuses the whole text for it.
        foreach (Rune rune in text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune == before && rune.Value is '-' or ',' or '\'')
                escaped.Append("{}");
            escaped.Append(Escape(rune));
            before = rune;
        }

        return escaped.ToString();
    }

    private static string Escape(Rune rune)
    {
        if (LatexSymbols.Find(rune) is string command)
            return command;
        if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            return " ";

        // The letters of Latin-1 and Latin Extended-A are in the T1 fonts.
        bool known = rune.IsAscii || (rune.Value <= 0x17F && Rune.IsLetter(rune));
        return known ? rune.ToString() : $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
    }
}
