using System.Text;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Latex;

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
