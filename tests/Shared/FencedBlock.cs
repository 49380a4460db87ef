using System.Text.RegularExpressions;

namespace NebulaBench.Testing;

/// <summary>A block of code in a Markdown file.</summary>
/// <param name="Line">The line of its first fence.</param>
/// <param name="Language">The first word after the fence.</param>
/// <param name="Reason">Why it is only parsed: what follows the words <c>parsed:</c> after the language; null where it is carried out.</param>
/// <param name="Text">What stands between the fences, without the last line's end.</param>
internal sealed partial record FencedBlock(int Line, string Language, string? Reason, string Text)
{
    /// <summary>The blocks of a file.</summary>
    public static IEnumerable<FencedBlock> In(string file)
    {
        string text = File.ReadAllText(file).ReplaceLineEndings("\n");
        foreach (Match match in Fences().Matches(text))
        {
            string[] info = match.Groups["info"].Value.Trim().Split(" parsed: ", 2);
            int line = text[..match.Index].Count(letter => letter == '\n') + 1;
            yield return new FencedBlock(line, info[0], info.ElementAtOrDefault(1), match.Groups["text"].Value);
        }
    }

    [GeneratedRegex(@"^```(?<info>[^\n]*)\n(?<text>.*?)\n?^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
