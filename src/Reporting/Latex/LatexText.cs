using System.Globalization;
using System.Text;
using NebulaBench.Reporting.Formatting;

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

/// <summary>The characters that LaTeX wants as commands.</summary>
internal static class LatexSymbols
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹", Subscripts = "₀₁₂₃₄₅₆₇₈₉";

    private static readonly Dictionary<char, string> Commands = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['#'] = @"\#",
        ['$'] = @"\$",
        ['%'] = @"\%",
        ['&'] = @"\&",
        ['_'] = @"\_",
        ['~'] = @"\textasciitilde{}",
        ['^'] = @"\textasciicircum{}",
        ['`'] = @"\textasciigrave{}",
        ['"'] = @"\textquotedbl{}",
        ['|'] = @"\textbar{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",

        // After the end of a row these two would be its options.
        ['['] = "{[}",
        ['*'] = "{*}",
        ['\u00A0'] = "~",
        ['–'] = "--",
        ['—'] = "---",
        ['−'] = "$-$",
        ['…'] = @"\ldots{}",
        ['‘'] = "`",
        ['’'] = "'",
        ['“'] = "``",
        ['”'] = "''",
        ['·'] = @"$\cdot$",
        ['×'] = @"$\times$",
        ['±'] = @"$\pm$",
        ['√'] = @"$\surd$",
        ['∑'] = @"$\sum$",
        ['∞'] = @"$\infty$",
        ['≈'] = @"$\approx$",
        ['≠'] = @"$\neq$",
        ['≤'] = @"$\leq$",
        ['≥'] = @"$\geq$",
        ['°'] = @"$^\circ$",
        ['↑'] = @"$\uparrow$",
        ['↓'] = @"$\downarrow$",
        ['→'] = @"$\rightarrow$",
        ['←'] = @"$\leftarrow$",
        ['†'] = @"\textdagger{}",
        ['α'] = @"$\alpha$",
        ['β'] = @"$\beta$",
        ['γ'] = @"$\gamma$",
        ['δ'] = @"$\delta$",
        ['ε'] = @"$\varepsilon$",
        ['ζ'] = @"$\zeta$",
        ['η'] = @"$\eta$",
        ['θ'] = @"$\theta$",
        ['κ'] = @"$\kappa$",
        ['λ'] = @"$\lambda$",
        ['μ'] = @"$\mu$",
        ['µ'] = @"$\mu$",
        ['ν'] = @"$\nu$",
        ['ξ'] = @"$\xi$",
        ['π'] = @"$\pi$",
        ['ρ'] = @"$\rho$",
        ['σ'] = @"$\sigma$",
        ['τ'] = @"$\tau$",
        ['φ'] = @"$\varphi$",
        ['χ'] = @"$\chi$",
        ['ψ'] = @"$\psi$",
        ['ω'] = @"$\omega$",
        ['Δ'] = @"$\Delta$",
        ['Σ'] = @"$\Sigma$",
        ['Ω'] = @"$\Omega$",
    };

    /// <summary>The command for a character, or null where it has none.</summary>
    public static string? Find(Rune rune)
    {
        if (!rune.IsBmp)
            return null;
        char character = (char)rune.Value;
        if (Commands.TryGetValue(character, out string? command))
            return command;
        if (Superscripts.Contains(character, StringComparison.Ordinal))
            return Superscript(Superscripts.IndexOf(character, StringComparison.Ordinal));
        return Subscripts.Contains(character, StringComparison.Ordinal)
            ? $@"\textsubscript{{{NumberText.Whole(Subscripts.IndexOf(character, StringComparison.Ordinal))}}}"
            : null;
    }

    private static string Superscript(int digit) => $@"\textsuperscript{{{NumberText.Whole(digit)}}}";
}
