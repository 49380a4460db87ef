using System.Globalization;
using System.Text;

namespace NebulaBench.Errors;

/// <summary>
/// Text of files, labels and servers on its way to a terminal. A terminal obeys escape codes: they could rename its window, hide or overwrite lines.
/// </summary>
public static class ControlCharacters
{
    /// <summary>The text with control characters spelled out, such as <c>\x1b</c>; line feeds and tabs stay.</summary>
    /// <param name="text">Any text.</param>
    public static string Show(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(IsObeyed))
        {
            return text;
        }
        var shown = new StringBuilder();
        foreach (char letter in text)
        {
            _ = IsObeyed(letter) ? shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}") : shown.Append(letter);
        }
        return shown.ToString();
    }

    // Controls of ASCII and Latin-1, and marks that turn the direction of what follows.
    private static bool IsObeyed(char letter) =>
        (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
